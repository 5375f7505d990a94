# Job IDs: %N %% %+ %- % %text %?text, in kill, wait, jobs and disown.
set -m
sleep 41 & one=$!
sleep 42 & two=$!
sh -c 'exec sleep 43' & three=$!
is() { [ "$(jobs -p "$1" 2>/dev/null)" = "$2" ] && echo yes || echo no; }
echo "== which job each one means"
is %1 $one; is %2 $two; is %% $three; is %+ $three; is % $three; is %- $two
is '%sleep 41' $one; is %?42 $two; is '%?exec sl' $three; is %sh $three
echo "== ambiguous, or no job"
jobs %sleep >/dev/null 2>&1; echo $?; jobs %?sleep >/dev/null 2>&1; echo $?
jobs %nosuch >/dev/null 2>&1; echo $?; kill %nosuch 2>/dev/null; echo $?; wait %nosuch 2>/dev/null; echo $?
echo "== in kill and wait"
kill %?41; wait %1 2>/dev/null; echo $?
kill -KILL %-; wait $two 2>/dev/null; echo $?
echo "== the last job is the current one, and the previous one"
is %% $three; sleep 44 & is %% $!; is %- $three
kill %sh; wait %sh 2>/dev/null; echo $?
kill -HUP %%; wait %% 2>/dev/null; echo $?
echo "== the numbers begin at 1 again"
sleep 45 & is %1 $!; kill %1
echo "== expanded by nothing but the job commands"
echo %1 %% '%?45'
