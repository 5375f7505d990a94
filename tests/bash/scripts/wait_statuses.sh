# wait gives the status of a job: its exit status, or 128 and the number of the signal.
echo "== exit statuses"
for status in 0 1 42 255; do (exit $status) & wait $!; printf '%s ' $?; done; echo
(exit 256) & wait $!; echo $?
nosuchprogram 2>/dev/null & wait $!; echo $?
/ 2>/dev/null & wait $!; echo $?
echo "== signals"
mkfifo never
for signal in TERM KILL HUP USR1; do
    (exec cat never) & kill -s $signal $!
    wait $! 2>/dev/null; status=$?; echo "$status $(kill -l $status)"
done
echo "== a status is kept, also when other jobs have come and gone"
(exit 5) & five=$!; (exit 6) & six=$!
wait $six; echo $?; wait $five; echo $?; wait $five; echo $?
echo "== several operands: the last counts, all are waited for"
(echo 1 >one; exit 1) & one=$!; (echo 2 >two; exit 2) & two=$!
wait $two $one; echo $?; cat one two
echo "== no child of this shell"
wait 1 2>/dev/null; echo $?
(wait $five 2>/dev/null; echo $?)
(exit 7) & (wait $! 2>/dev/null; echo $?)
echo "== no operands: all jobs, and 0"
(exit 8) & (exit 9) & wait; echo $?; wait; echo $?
echo "== the status of wait in a condition"
(exit 3) & if wait $!; then echo good; else echo "bad $?"; fi
(exit 0) & wait $! && echo good
