# Limits in time, retries, and a watcher that is called off.
mkfifo gate; exec 3<>gate
echo "== timeout"
timeout 0.05 cat <&3; echo $?; timeout 20 true; echo $?; timeout 20 sh -c 'exit 3'; echo $?; timeout -s KILL 0.05 cat <&3 2>/dev/null; echo $?
echo "== a watcher ends the job"
cat <&3 & job=$!; (sleep 0.05; kill $job) & wait $job 2>/dev/null; echo $?
echo "== the job ends first, and calls the watcher off"
watch() { "$@" & job=$!; (trap 'exit 0' TERM; sleep 50 & wait) & watcher=$!; wait $job; status=$?; kill $watcher; return $status; }
watch sh -c 'exit 4' 2>/dev/null; echo $?
echo "== again until it works"
tries=0; try() { tries=$((tries + 1)); [ $tries -ge 3 ]; }
until try; do [ $tries -lt 5 ] || break; sleep 0.01; done; echo $tries
retry() { n=$1; shift; for i in $(seq $n); do "$@" && return; done; echo "gave up after $n"; return 1; }
retry 2 false; echo $?; tries=1; retry 5 try; echo "$? $tries"
echo "== until a file is there"
(sleep 0.05; echo ready >file) & until [ -s file ]; do sleep 0.01; done; cat file; wait
echo "== until a job has ended, with a limit"
(read -r x <&3; exit 6) & job=$!; n=0
while kill -0 $job 2>/dev/null; do n=$((n + 1)); [ $n -ne 3 ] || echo >&3; [ $n -lt 2000 ] || break; sleep 0.01; done
wait $job; echo $?; [ $n -ge 3 ] && [ $n -lt 2000 ] && echo in time
