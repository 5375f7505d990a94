# Stopped jobs in a script with set -m: jobs, bg, fg, and kill -CONT.
set -m; mkfifo gate; exec 3<>gate
stopped() { until jobs -s | grep -q "^\[$1\]"; do sleep 0.01; done; }
echo "== a job that stops itself"
sh -c 'kill -STOP $$; read -r x <&3; exit 3' & one=$!
stopped 1; jobs -s | sed 's/^\(\[1\]+\).*Stopped.*/\1 stopped/'; jobs -r
echo "== bg continues it"
bg %1 >/dev/null; echo $?; jobs -r | grep -c .; jobs -s
echo >&3; wait $one; echo $?
echo "== fg continues it, prints the command, and gives its status"
sh -c 'kill -STOP $$; exit 4' & stopped 1
fg %1 >said; echo $?; grep -c 'exit 4' said; jobs
echo "== fg waits for a running job"
mkfifo told; (read -r line <told; echo >&3) & sh -c 'read -r x <&3; exit 5' &
fg >told; echo $?; wait
echo "== a stopped job is the current job"
sleep 50 & sh -c 'kill -STOP $$; exit 6' & sleep 51 &
stopped 2; [ "$(jobs -p %%)" = "$(jobs -p %2)" ] && echo current
kill -CONT %2; wait %2; echo $?
echo "== kill ends a stopped job"
kill -STOP %1; stopped 1; kill -TERM %1; kill -CONT %1; wait %1 2>/dev/null; echo $?; kill %3
echo "== no such job"
fg %9 2>/dev/null; echo $?; bg %9 2>/dev/null; echo $?
echo "== without job control"
set +m; sleep 50 & fg 2>/dev/null; echo $?; bg 2>/dev/null; echo $?; kill $!
