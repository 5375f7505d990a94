# wait -n: the next job that ends. The FIFOs decide which job that is.
mkfifo a b c; exec 3<>a 4<>b 5<>c
job() { read -r x; exit "$1"; }
echo "== in the order in which they end"
job 1 <&3 & one=$!; job 2 <&4 & two=$!; job 3 <&5 & three=$!
echo >&4; wait -n; echo $?
echo >&5; wait -n -p ended; echo $? $((ended == three))
echo >&3; wait -n $one; echo $?
wait -n; echo "no job: $?"
echo "== among some jobs only"
job 4 <&3 & one=$!; job 5 <&4 & two=$!; job 6 <&5 & three=$!
echo >&5; wait $three; echo $?
echo >&3; wait -n -p ended $one $two; echo $? $((ended == one))
echo >&4; wait -n -p ended $two; echo $? $((ended == two))
echo "== what has ended before wait -n is found, too"
job 7 <&3 & one=$!; echo >&3; while kill -0 $one 2>/dev/null; do sleep 0.01; done
wait -n; echo $?
echo "== a signal"
job 8 <&3 & kill -TERM $!; wait -n 2>/dev/null; echo $?
echo "== the loop that waits for all and counts the failures"
for i in 0 1 0 2 0; do (exit $i) & done
failed=0
while wait -n; status=$?; [ $status -ne 127 ]; do [ $status -eq 0 ] || failed=$((failed + 1)); done
echo $failed
