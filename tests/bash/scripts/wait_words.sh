# wait -n and wait -p: which job has ended, with which status, and under which process ID.
echo "== the process that wait has waited for"
(exit 3) & first=$!
wait -p which "$first"; echo $? $((which == first))
sleep 0.1 & only=$!
wait -np which; echo $? $((which == only))
sh -c 'exec sleep 5' & slow=$!
sh -c 'sleep 0.1; exit 7' & quick=$!
wait -n -p which "$slow" "$quick"; echo $? $((which == quick))
kill "$slow"; wait -p which "$slow" 2>/dev/null; echo $? $((which == slow))
echo "== no process"
which=old; wait -n -p which; echo $? "${which-unset}"
which=old; wait -p which; echo $? "${which-unset}"
which=old; wait -p which 99999999 2>/dev/null; echo $? "${which-unset}"
echo "== no variable"
wait -n -p 1x 2>/dev/null; echo $?
readonly constant=1; wait -n -p constant 2>/dev/null; echo $?
echo "== a job of several processes"
set -m
sleep 0.1 | (sleep 0.1; exit 4) & last=$!
wait -n -p which %1 2>/dev/null; echo $? $((which == last))
