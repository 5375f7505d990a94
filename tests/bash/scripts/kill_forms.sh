# kill: signals by name and number, and lists of them.
echo "== the forms of a signal"
for form in '' -TERM -15 '-s TERM' '-s SIGTERM' '-n 15' -SIGTERM -term '-s term' -USR1 '-s USR1' -HUP -1; do
    (trap 'exit 50' TERM; trap 'exit 51' USR1; trap 'exit 52' HUP; echo ready >ready; while :; do sleep 0.01; done) &
    while [ ! -s ready ]; do sleep 0.01; done; rm ready
    kill $form $!; wait $!; echo "kill $form: $?"
done
echo "== kill -l"
kill -l 1 2 9 15; kill -l 129 143 137; kill -l HUP KILL; kill -l SIGTERM
for name in HUP INT TERM CHLD STOP; do kill -l | grep -cw -e $name -e SIG$name; done | uniq
kill -l 300 2>/dev/null; echo $?; kill -l NOSUCH 2>/dev/null; echo $?
echo "== errors"
kill -s NOSUCH $$ 2>/dev/null || echo no such signal
kill -s 2>/dev/null || echo no signal
kill 2>/dev/null; echo $?
kill %1 2>/dev/null; echo $?
echo "== a process group, by its negative number"
set -m; (sleep 60 | sleep 60) & set +m
kill -TERM -- -$!; wait $! 2>/dev/null; echo $?
set -m; sleep 60 | sleep 60 & set +m
kill -KILL %1; wait $! 2>/dev/null; echo $?
