# A signal with a trap ends wait: the trap runs, and the status is above 128. The job lives on.
mkfifo gate; exec 3<>gate
trap 'echo trapped' USR1
echo "== wait is interrupted"
sh -c 'read -r x; exit 5' <&3 & job=$!
# The helper sends only when the shell sleeps in wait.
sends() {
    while read -r pid name state rest <"/proc/$1/stat"; [ "$state" != S ]; do sleep 0.01; done
    sleep 0.05; kill -USR1 "$1"
}
sends $$ & helper=$!
wait $job; status=$?; [ $status -gt 128 ] && echo "$(kill -l $status)"
kill -0 $job && echo the job lives
echo >&3; wait $job; echo $?
wait $helper
echo "== a loop that waits until the job has ended"
sh -c 'read -r x; exit 6' <&3 & job=$!
sends $$ &
while wait $job; status=$?; [ $status -gt 128 ]; do echo again; echo >&3; done; echo $status
wait
echo "== a signal that is ignored does not end wait"
trap '' USR1
sh -c 'kill -USR1 $PPID; kill -USR1 $PPID; exit 7' & wait $!; echo $?
echo "== the trap runs before the next command"
trap 'order="$order trap"' USR1; order=
kill -USR1 $$; order="$order next"; echo $order
