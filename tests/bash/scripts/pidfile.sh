# A file with the process ID of a daemon: start, status, stop, and a file that tells nothing any more.
mkfifo gate; exec 3<>gate
start() {
    if status >/dev/null; then echo already running; return 1; fi
    sh -c 'trap "echo asked to stop; exit 0" TERM; echo ready; while :; do read -r x <&3; done' >log 2>&1 &
    echo $! >daemon.pid
    while [ ! -s log ]; do sleep 0.01; done
    echo started
}
status() {
    [ -r daemon.pid ] && read -r pid <daemon.pid && kill -0 "$pid" 2>/dev/null && echo running && return
    echo not running; return 3
}
stop() {
    status >/dev/null || { echo nothing to stop; rm -f daemon.pid; return 1; }
    kill "$pid"; echo >&3; wait "$pid"; echo "ended with $?"; rm daemon.pid
}
for action in status stop start start status stop status; do
    echo "== $action"; $action; echo "status $?"
done; cat log
echo "== a process ID of a process that is gone"
(exit 0) & wait $!; echo $! >daemon.pid; status; stop; ls daemon.pid 2>/dev/null
echo "== the file goes with the script"
sh -c 'echo $$ >own.pid; trap "rm -f own.pid" EXIT; trap "exit 143" TERM; kill $$; :'; echo $?; ls own.pid 2>/dev/null
