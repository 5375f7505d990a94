# kill -0: does the process live? Loops that wait until it does not.
mkfifo gate; exec 3<>gate
echo "== the loop ends though nobody calls wait"
(read -r x <&3; exit 3) & job=$!
kill -0 $job && echo lives
echo >&3; while kill -0 $job 2>/dev/null; do sleep 0.01; done; echo gone
wait $job; echo $?
echo "== a loop with a limit: TERM, and KILL after it"
sh -c 'trap "" TERM; echo ready; while :; do read -r x <&3; done' >said & job=$!
while [ ! -s said ]; do sleep 0.01; done
stop() {
    kill -TERM $1; tries=0
    while kill -0 $1 2>/dev/null; do
        tries=$((tries + 1)); [ $tries -le 3 ] || { kill -KILL $1; break; }
        sleep 0.01
    done
}
stop $job; wait $job 2>/dev/null; echo $?
echo "== no process, no right"
kill -0 $job 2>/dev/null; echo $?
kill -0 $$ && echo this shell lives
kill -0 99999999 2>/dev/null || echo no such process
kill -0 word 2>/dev/null || echo no number
kill -0 2>/dev/null; [ $? -ne 0 ] && echo no operand
echo "== several operands"
kill -0 $$ $BASHPID; echo $?
kill -0 99999998 99999999 2>/dev/null; echo $?
