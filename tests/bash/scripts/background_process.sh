# $! is the process that runs the list: kill $! ends the list, and not only a process around it.
me() { [ "$(cat out)" = $! ] && echo same || echo other; }
echo "== ( ) with and without redirections"
(echo $BASHPID >out) & wait; me
(echo $BASHPID) >out & wait; me
(echo $BASHPID) >out 2>&1 </dev/null & wait; me
(echo $BASHPID) &>out & wait; me
{ echo $BASHPID; } >out & wait; me
for i in 1; do echo $BASHPID; done >out & wait; me
true | (echo $BASHPID) >out & wait; me
true | (echo $BASHPID; :) &>out & wait; me
echo "== its last program"
(sh -c 'echo $$') >out & wait; me
(:; sh -c 'echo $$') >out & wait; me
sh -c 'echo $$' >out & wait; me
echo "== also while the shell ignores a signal"
trap '' HUP
(echo $BASHPID >out) & wait; me
(echo $BASHPID) >out & wait; me
trap - HUP
echo "== a list with a trap, and its output in a file"
(trap 'echo cleaned up; exit 7' TERM; echo ready; while :; do sleep 0.01; done) >log & job=$!
while [ ! -s log ]; do sleep 0.01; done; kill $job; wait $job; echo $?; cat log
echo "== a redirection that fails"
(echo never) </no/such/file 2>/dev/null & wait $!; echo $?
