# Traps of signals: names, order, and the commands that they run.
echo "== the names of a signal"
trap 'echo usr1' USR1; kill -USR1 $$
trap 'echo sigusr1' SIGUSR1; kill -USR1 $$
trap 'echo number' 10; kill -10 $$
trap 'echo lower' usr1; kill -s usr1 $$
echo "== several signals, one trap"
trap 'echo one of two' USR1 USR2; kill -USR2 $$; kill -USR1 $$
echo "== the default again"
trap - USR2; (trap - USR1; sh -c 'kill -USR1 $PPID'; echo never) 2>/dev/null; echo $?
echo "== ignored"
trap '' USR2; kill -USR2 $$; echo lives; sh -c 'kill -USR2 $$; echo the child, too'
trap - USR2
echo "== \$? is kept"
trap 'false' USR1; true; kill -USR1 $$; echo $?
trap 'echo "in the trap: $?"' USR1; (exit 3); kill -USR1 $$; echo $?
echo "== after the command in the foreground, not in the middle"
trap 'echo trapped' USR1; sh -c 'kill -USR1 $PPID; echo the program goes on'; echo next
{ sh -c 'kill -USR1 $PPID'; echo in the group; }
for i in 1 2; do sh -c 'kill -USR1 $PPID'; echo "round $i"; done
echo "== the action is read when it runs"
word=old; trap 'echo $word' USR1; word=new; kill -USR1 $$
trap "echo $word" USR1; word=newer; kill -USR1 $$
echo "== errors"
trap 'echo x' NOSUCH 2>/dev/null; echo $?
trap 'echo x' KILL 2>/dev/null; kill -l KILL
