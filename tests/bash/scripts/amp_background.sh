# & and > with a blank between them are still two operators.
echo "== a blank keeps them apart"
(exit 3) & > log
wait $!; echo $?; cat log
echo "== the job writes into the file"
sh -c 'echo out; echo error >&2' &> log &
wait $!; echo $?; cat log
nohup sh -c 'echo survives; echo too >&2' &> nohup.log &
wait $!; echo $?; grep -v ignoring nohup.log
echo "== && and & are not touched"
true &&echo yes; false||echo no
(exit 3)&wait $!; echo $?
