# trap lists the traps, so that the shell can read them again.
list() { trap | sed 's/ SIG\([A-Z0-9]*\)$/ \1/'; }
echo "== nothing"
list
echo "== the actions are quoted"
trap 'echo "it'\''s $HOME"' USR1; trap '' HUP; trap 'echo bye' EXIT; list
echo "== saved, changed and set again"
saved=$(trap); trap - USR1 HUP EXIT; list; eval "$saved"; list
echo "== trap -p"
trap -p USR1 | sed 's/ SIG/ /'; echo $?
echo "== a subshell shows the traps of its parent, until it sets one"
trap - EXIT HUP
(list); echo "$(list)"
(trap 'echo own' USR2; list)
echo "== two lines, and an empty line"
trap 'echo one

echo two' USR2; list; kill -USR2 $$
echo "== trap - alone"
trap - USR1 USR2; list
trap 'echo x' USR1; trap USR1; list
trap -- 'echo y' USR1; list; trap -- - USR1; list
