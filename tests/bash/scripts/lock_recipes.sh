# Locks: a folder, a file with set -C, flock, and a lock that its owner has left behind.
echo "== mkdir"
lock() { mkdir lock 2>/dev/null; }; unlock() { rmdir lock; }
lock; echo $?; lock; echo $?; unlock; lock; echo $?; unlock
echo "== set -C"
(set -C; echo $$ >lockfile) 2>/dev/null; echo $?
(set -C; echo 0 >lockfile) 2>/dev/null; echo $?; [ "$(cat lockfile)" = $$ ] && echo the first one has it
rm lockfile
echo "== only one of ten gets it"
for i in {1..10}; do (if mkdir race 2>/dev/null; then echo $i >>won; fi) & done; wait; grep -c . won
echo "== a counter under a lock"
echo 0 >count
add() { until mkdir guard 2>/dev/null; do sleep 0.01; done; read -r n <count; echo $((n + 1)) >count; rmdir guard; }
for i in {1..8}; do add & done; wait; cat count
echo "== flock on a descriptor of the shell"
exec 9>flockfile; flock -n 9; echo $?
(exec 8>flockfile; flock -n 8; echo $?)
(flock -n 9; echo "inherited: $?")
exec 9>&-; (exec 8>flockfile; flock -n 8; echo $?)
(flock 9; echo in the lock) 9>flockfile
echo "== the owner is gone"
(exit 0) & wait $!; echo $! >stale
if kill -0 "$(cat stale)" 2>/dev/null; then echo held; else echo stale; rm stale; fi
echo "== the lock goes with the script"
sh -c 'mkdir own && trap "rmdir own" EXIT; exit 5'; echo $?; [ -d own ] || echo free
