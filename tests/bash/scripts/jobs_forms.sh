# jobs -l, -p, %N: numbers and process IDs.
set -m
sleep 50 & one=$!
sleep 50 | cat & two=$!
sleep 51 & three=$!
echo "== -p: the leader of each group"
jobs -p >said; sed -n 1p said | grep -cx $one; sed -n 3p said | grep -cx $three
leader=$(sed -n 2p said); [ "$(ps -o pgid= -p $two | tr -d ' ')" = "$leader" ] && echo leads the pipeline
jobs -p %1 | grep -cx $one; [ "$(jobs -p %%)" = $three ] && echo current
echo "== -l: number, mark, process ID, state and command"
jobs -l | grep -c "^\[1\]  *$one Running *sleep 50"
jobs -l %3 | grep -c "^\[3\]+ *$three Running *sleep 51"
jobs -l %2 | grep -c "$leader"
echo "== plain"
jobs | sed 's/  */ /g; s/ &$//' | head -n 1
jobs %1 %3 | grep -c .; jobs %3 | grep -c '51'
jobs %7 2>/dev/null; echo $?; jobs %1 %7 2>/dev/null | grep -c .
echo "== ended jobs are shown once"
kill %1; wait %1 2>/dev/null; echo $?
(exit 4) & wait $!; echo $?
jobs | grep -c .
kill %2 %3; wait; jobs; echo "none: $?"
echo "== jobs in a substitution and in a subshell"
sleep 50 & four=$!
[ "$(jobs -p)" = $four ] && echo the job of the parent
kill $(jobs -p); wait $four 2>/dev/null; echo $?
