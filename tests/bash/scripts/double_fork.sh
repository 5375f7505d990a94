# A process whose parent has ended is adopted: ( ( ... ) & ) and its kin.
parent() { sed -n 's/^PPid:[[:space:]]*//p' "/proc/$1/status"; }
mkfifo gate; exec 3<>gate
ready() { while [ ! -s "$1" ]; do sleep 0.01; done; }
adopted() { while p=$(parent "$1"); [ "$p" = "$2" ]; do sleep 0.01; done; [ "$p" != $$ ] && echo adopted; }
echo "== ( & )"
(echo $BASHPID >old; sh -c 'echo $$ >a; read -r x <&3; echo end >b' &)
ready a; read -r child <a; read -r old <old
adopted $child $old; echo >&3; ready b; cat b
echo "== the parent waits: nothing is adopted"
(sh -c 'echo $$ $PPID >c; read -r x <&3' & wait) & ready c; read -r child old <c
[ "$(parent $child)" = $old ] && echo the same parent; [ $old = $! ] && echo the job; echo >&3; wait; echo $?
echo "== a function that makes a daemon"
daemon() { (cd / && exec 0</dev/null 1>/dev/null 2>&1 && setsid "$@" &) }
PIDFILE=$PWD/d; export PIDFILE
daemon sh -c 'echo $$ $(readlink /proc/self/cwd) $(readlink /proc/$$/fd/1) >"$PIDFILE"; read -r x <&3'
ready d; read -r child where out <d; echo $where $out
[ "$(ps -o sid= -p $child | tr -d ' ')" = $child ] && echo leads a session
[ "$(ps -o tty= -p $child)" = "?" ] && echo no terminal; echo >&3
echo "== the shell has no job and waits for nothing"
wait; echo $?; jobs
