# The status of the command is not the status of the list. wait $! gives the status of the list.
#
# bash 5.2 forgets the status of a list that ends before bash has noted its process: wait $! is
# 255 then, and $? prints -1. So a list that is waited for ends only after bash has gone on:
# `ends STATUS` waits until somebody writes to the FIFO `go`.
mkfifo go
ends() { read -r line <go; exit $1; }
cat <(exit 3); echo $?
true <(ends 3); echo $?
echo >go; wait $!; echo $?
wait $!; echo $?
true > >(ends 4); echo >go; wait $!; echo $?
false <(true); echo $?
true <(exit 5) <(ends 6); echo >go; wait $!; echo $?
true <(ends 7); first=$!; true <(exit 8); echo >go; wait $first; echo $?
(ends 9) & job=$!; true <(exit 10); echo >go; wait $job; echo $?
x=$(cat <(exit 11; echo no)); echo "$?<$x>"
true <(exec sleep 20); kill $!; wait $! 2>/dev/null; echo $?
