# XCU wait, kill, jobs, bg, fg in scripts.
# Jobs that are killed are given a moment first: in mksh a signal that comes before exec is lost.
# differs: yash: wait: yash adds 384 rather than 128
# differs: yash: status: see jobs
echo "== wait"
wait; echo $?; (exit 3) & wait $!; echo $?; (exit 3) & a=$!; (exit 4) & b=$!; wait $a $b; echo $?; sleep 0 & wait; echo $?; wait 999999 2>/dev/null; echo $?; false & wait; echo $?; sh -c 'kill -TERM $$' & wait $!; echo $?; sh -c 'kill -KILL $$' & wait $!; echo $?; (sh -c 'exit 5' &) ; wait; echo $?; wait x 2>/dev/null || echo fails
(exit 6) & a=$!; sleep 0.1; wait $a; echo $?; { sleep 0.1; exit 7; } & wait; echo $?; wait
echo "== wait by job ID"
{ sleep 0.2; exit 3; } & wait %%; echo $?; { sleep 0.2; exit 4; } & wait %+; echo $?; wait
# differs: yash: kill: yash adds 384 rather than 128
echo "== kill"
/bin/sleep 5 & p=$!; sleep 0.1; kill $p; wait $p; echo $?; /bin/sleep 5 & sleep 0.1; kill -s KILL $!; wait $!; echo $?; /bin/sleep 5 & sleep 0.1; kill -HUP $!; wait $!; echo $?; /bin/sleep 5 & sleep 0.1; kill -9 $!; wait $!; echo $?; /bin/sleep 5 & sleep 0.1; kill -0 $! && echo there; kill $!; wait $!; kill -0 $p 2>/dev/null || echo gone; kill 2>/dev/null || echo fails; kill -s NOSUCH $$ 2>/dev/null || echo fails; kill -s 0 $$ && echo self; kill x 2>/dev/null || echo fails; /bin/sleep 5 & sleep 0.1; kill -- $!; wait $!; echo $?; /bin/sleep 5 & a=$!; /bin/sleep 5 & sleep 0.1; kill $a $!; wait; echo $?; /bin/sleep 5 & sleep 0.1; kill -TERM $!; wait $!; echo $?
# differs: mksh: kill -l: mksh gives back a number it does not know
echo "== kill -l"
kill -l | tr ' \t' '\n\n' | grep -c TERM; kill -l 9; kill -l 15; kill -l 143; kill -l 137; kill -l $((128+1)); kill -l 99 2>/dev/null || echo fails
echo "== without job control"
fg 2>/dev/null || echo fails; bg 2>/dev/null || echo fails; sleep 0.1 & fg %1 2>/dev/null || echo fails; wait; sh -c 'case $- in *m*) echo on;; *) echo off;; esac'
echo "== the group of the script"
/bin/sleep 5 & ps -o pgid= -p $! | tr -d ' ' >a; ps -o pgid= -p $$ | tr -d ' ' >b; cmp a b && echo same; kill $!; wait
# differs: dash: with monitor: dash has no job control without a terminal
# differs: bash: with monitor: bash has no job control without a terminal
# differs: yash: with monitor: yash has no job control without a terminal
echo "== with monitor"
sh -mc '/bin/sleep 5 & ps -o pgid= -p $! | tr -d " " >a; echo $! >b; cmp a b && echo own group; kill $!; wait' 2>/dev/null; sh -c 'set -m; case $- in *m*) echo on;; esac; /bin/sleep 5 & sleep 0.1; kill -TERM -$!; wait $!; echo $?' 2>/dev/null
echo "== background ignores the keyboard"
sh -c 'kill -INT $$; echo ignored' & wait; (kill -QUIT $(sh -c 'echo $PPID'); echo ignored) & wait; sh -c 'trap "" INT; sh -c "kill -INT \$\$; echo ignored"'
# differs: yash: status of a killed command: yash adds 384 rather than 128
echo "== status of a killed command"
sh -c 'kill -TERM $$'; echo $?; (sh -c 'kill -9 $$'; echo $?); x=$(sh -c 'kill -TERM $$'); echo $?; sh -c 'kill -TERM $$' | cat; echo $?; cat /dev/zero | head -c 1 >f; echo $?
# differs: dash: jobs: in dash a substitution has no jobs to list, and it tells of jobs at odd times
# differs: yash: jobs: jobs -p gives process groups, here that of the script, which then kills itself
echo "== jobs"
jobs; echo $?; /bin/sleep 3 & jobs | grep -c sleep; jobs -p | grep -c "^$!\$"; [ "$(jobs -p)" = "$!" ] && echo in a substitution; jobs -l | grep -c $!; kill $!; wait $! ; jobs | grep -c sleep | sed 's/[01]/told or not/'
sleep 3 & /bin/sleep 3 & sleep 0.1; kill $(jobs -p); wait; echo $?
for i in 1 2 3; do /bin/sleep 3 & done; jobs -p | wc -l | tr -d ' '; kill $(jobs -p); wait
# differs: yash: kill by job ID: it is dead by then, see jobs
echo "== kill by job ID"
wait; /bin/sleep 5 & sleep 0.1; kill %% 2>/dev/null || kill $!; wait $!; echo $?
