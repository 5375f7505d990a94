# nohup, setsid and ( & ): what tutorials write to keep a program alive.
sid() { sed 's/.*) //' "/proc/$1/stat" | cut -d' ' -f4; } # the session
ignores_hup() { [ $((0x$(sed -n 's/^SigIgn:[[:space:]]*//p' "/proc/$1/status") & 1)) = 1 ]; }
ready() { while [ ! -s "$1" ]; do sleep 0.01; done; }
mkfifo gate; exec 3<>gate
echo "== nohup with its output in a file"
nohup sh -c 'echo ready; read -r x <&3; echo end' >out 2>&1 </dev/null & job=$!
ready out; ignores_hup $job && echo ignores HUP
kill -HUP $job; kill -0 $job && echo lives
echo >&3; wait $job; echo $?; cat out
echo "== nohup and &>"
nohup sh -c 'echo out; echo error >&2' &>both & wait $!; sort both
echo "== nohup without a program"
nohup nosuchprogram 2>/dev/null; echo $?
echo "== HUP without nohup"
sh -c 'echo ready >ready1; read -r x <&3' & job=$!; ready ready1
kill -HUP $job; wait $job 2>/dev/null; echo $?
echo "== setsid: a session of its own"
setsid sh -c 'echo $$ >pid; read -r x <&3' & ready pid; read -r pid <pid
[ "$(sid $pid)" = $pid ] && echo leads a session; [ "$(sid $$)" = $pid ] || echo another one; echo >&3; wait
echo "== ( & ): no job of this shell"
(sh -c 'echo $$ >pid2; read -r x <&3; echo >&4' 4>done &)
ready pid2; read -r pid <pid2; wait $pid 2>/dev/null; echo $?
kill -0 $pid && echo lives; echo >&3; ready done; echo gone
echo "== trap '' HUP in the list itself"
(trap '' HUP; echo ready >ready3; read -r x <&3; echo end) >out3 & job=$!; ready ready3
kill -HUP $job; echo >&3; wait $job; echo $?; cat out3
