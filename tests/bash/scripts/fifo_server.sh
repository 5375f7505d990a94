# A server behind a FIFO: requests, answers and an end.
mkfifo requests answers; exec 3<>requests 4<>answers
server() {
    count=0
    while read -r verb argument; do
        count=$((count + 1))
        case $verb in
        double) echo $((argument * 2)) ;;
        shout) printf '%s\n' "$argument" | tr a-z A-Z ;;
        count) echo $count ;;
        quit) echo bye; return 7 ;;
        *) echo "unknown: $verb" ;;
        esac
    done <&3 >&4
}
ask() { echo "$*" >&3; read -r answer <&4; echo "$answer"; }
server & server=$!
echo "== requests"
ask double 21; ask shout two words; ask nonsense; ask count
echo "== from several processes, one after the other"
(ask double 5); { ask double 6; } | cat; echo "$(ask count)"
echo "== the end"
ask quit; wait $server; echo $?
kill -0 $server 2>/dev/null || echo gone
echo "${count-the variable was the job\'s own}"
echo "== two processes that talk"
mkfifo ping pong
(read -r n <ping; echo $((n + 1)) >pong) & echo 41 >ping; read -r n <pong; echo $n; wait
