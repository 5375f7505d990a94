# Workers: at most three at a time, and each result is kept.
echo "== a queue with wait -n"
work() { echo "$1" >"start.$1"; echo $(($1 * $1)) >"result.$1"; return $(($1 % 2)); }
running=0 good=0 bad=0
ended() { if wait -n; then good=$((good + 1)); else bad=$((bad + 1)); fi; running=$((running - 1)); }
for i in {1..8}; do
    [ $running -lt 3 ] || ended
    work $i & running=$((running + 1))
done
while [ $running -gt 0 ]; do ended; done
echo $good $bad; cat result.{1..8} | paste -sd' '; echo start.*
echo "== one process ID for each name"
for name in alpha beta gamma; do
    (exit ${#name}) & eval "pid_$name=\$!"
done
for name in gamma alpha beta; do eval "wait \$pid_$name"; echo "$name $?"; done
echo "== a list of process IDs and the first failure"
pids=; for status in 0 3 0 4; do (exit $status) & pids="$pids $!"; done
first=0; for pid in $pids; do wait $pid || { s=$?; [ $first -ne 0 ] || first=$s; }; done; echo $first
echo "== results through one pipe"
{ for i in {1..5}; do (echo "line $i") & done; wait; } | sort
echo "== tokens in a FIFO: two workers hold one each"
mkfifo tokens; exec 3<>tokens; printf 'a\nb\n' >&3
for i in {1..6}; do
    read -r token <&3
    (echo "$token" >>used; echo "$token" >&3) &
done; wait; grep -c . used; tr -d 'ab\n' <used | wc -c
