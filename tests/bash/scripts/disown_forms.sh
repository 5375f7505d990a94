# disown: the shell forgets a job, and the process lives on.
mkfifo gate; exec 3<>gate; set -m
start() { sh -c 'read -r x <&3' & pid=$!; }
listed() { jobs >said; grep -c . said; }
echo "== the last job, one by number, one by name"
start; one=$pid; start; two=$pid; sleep 50 & three=$!
disown; echo $?; listed
disown %1; echo $?; listed
disown %sh 2>/dev/null || disown %2; listed
kill -0 $one && kill -0 $two && kill -0 $three && echo all live
kill $three
echo "== by process ID"
start; disown $pid; echo $?; listed
echo "== no such job"
disown %9 2>/dev/null; echo $?; disown $one 2>/dev/null; echo $?; disown word 2>/dev/null; echo $?
echo "== the number is free again"
start; jobs | sed 's/^\[\([0-9]*\)\].*/\1/'
echo "== disown -h: the job stays in the list"
disown -h %1; echo $?; listed
echo "== several, and the other jobs stay"
start; start; disown %1 %3; echo $?; listed; jobs | sed 's/^\[\([0-9]*\)\].*/\1/'
echo "== & disown in one line"
start; disown; listed
disown -a; listed
for i in 1 2 3 4 5 6 7 8; do echo >&3; done
