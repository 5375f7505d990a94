# The status of the command is not the status of the list. wait $! gives the status of the list.
cat <(exit 3); echo $?
wait $!; echo $?
wait $!; echo $?
true > >(exit 4); wait $!; echo $?
false <(true); echo $?
cat <(exit 5) <(exit 6); wait $!; echo $?
cat <(exit 7); first=$!; true <(exit 8); last=$!; wait $last; echo $?
(exit 9) & job=$!; cat <(exit 10); wait $job; echo $?
x=$(cat <(exit 11; echo no)); echo "$?<$x>"
true <(exec sleep 20); kill $!; wait $! 2>/dev/null; echo $?
