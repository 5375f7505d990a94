# set -m: each job has a process group of its own.
group() { ps -o pgid= -p "$1" | tr -d ' '; }
mkfifo gate; exec 3<>gate
own=$(group $$)
echo "== without job control: the group of the shell"
sh -c 'read -r x <&3' & [ "$(group $!)" = "$own" ] && echo the same; echo >&3; wait
echo "== with job control: a new group"
set -m; case $- in *m*) echo m ;; esac
sh -c 'read -r x <&3' & [ "$(group $!)" = $! ] && echo leads its group; echo >&3; wait
echo "== a pipeline is one group"
sh -c 'echo $$ >first; read -r x <&3' | sh -c 'read -r x' & last=$!
while [ ! -s first ]; do sleep 0.01; done; read -r first <first
[ "$(group $last)" = $first ] && echo the group of the first; echo >&3; wait $last; echo $?
echo "== kill %N reaches every process of it"
sleep 50 | sleep 50 & kill %%; wait $! 2>/dev/null; echo $?
(sleep 50; echo never) & kill -TERM %%; wait $! 2>/dev/null; echo $?
echo "== a foreground command, too"
[ "$(sh -c 'ps -o pgid= -p $$' | tr -d ' ')" = "$own" ] || echo another group
echo "== a subshell has no job control of its own"
(sh -c 'read -r x <&3' & [ "$(group $!)" = "$(group $BASHPID)" ] && echo the same; echo >&3; wait)
echo "== set +m"
set +m; sh -c 'read -r x <&3' & [ "$(group $!)" = "$own" ] && echo the same; echo >&3; wait
