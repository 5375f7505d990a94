# jobs -r -s -x, and disown -a -r -h.
set -m
echo "== jobs -x"
sleep 50 & job=$!
jobs -x echo %1 >said; echo "$job" | cmp - said && echo a process ID
jobs -x echo %7 a%1 word
jobs -x; echo $?
arguments() { echo "arguments: $#"; return 5; }
jobs -x arguments %1 two; echo $?
jobs -x nosuchcommand %1 2>/dev/null; echo $?
jobs -lx echo 2>/dev/null || echo refused
jobs -x kill %1; wait "$job" 2>/dev/null; echo $?
echo "== jobs -r -s"
sleep 50 & runs=$!
sleep 60 & stops=$!
kill -STOP "$stops"
until jobs -s >said && grep -q 'sleep 60' said; do sleep 0.01; done
grep -c sleep said
jobs -r >said; grep -c 'sleep 50' said; grep -c 'sleep 60' said
kill -CONT "$stops"
until jobs -s >said && ! grep -q sleep said; do sleep 0.01; done
jobs -r >said; grep -c sleep said
echo "== disown"
disown -h "%sleep 50"; echo $?; jobs >said; grep -c sleep said
disown %2; echo $?; jobs >said; grep -c sleep said
disown -r; echo $?; jobs >said; grep -c sleep said
kill -0 "$runs" && kill -0 "$stops" && echo both live
kill "$runs" "$stops"
sleep 50 & one=$!
sleep 60 & two=$!
disown -a; echo $?; jobs; kill "$one" "$two"
disown %7 2>/dev/null; echo $?
disown 2>/dev/null; echo $?
