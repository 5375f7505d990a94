# XCU trap.
t() { sh -c "$1" 2>/dev/null; echo "status $?"; }
echo "== EXIT"
t 'trap "echo bye" EXIT; echo hi'; t 'trap "echo bye" 0; exit 3'; t 'trap "echo \$?" EXIT; exit 4'; t 'trap "exit 5" EXIT; exit 4'; t 'trap "false" EXIT; exit 4'; t 'trap "echo a" EXIT; trap - EXIT'; t 'trap "echo a" EXIT; trap "" EXIT'; t 'trap "echo a" EXIT; trap "echo b" EXIT'; t 'trap "echo bye" EXIT; false'; t 'trap "(exit 9); exit" EXIT; (exit 3); exit'; t 'f() { trap "echo in f" EXIT; }; f; echo after'; t 'trap "echo bye" EXIT; set -e; false; echo never'; t 'trap "echo bye; trap - EXIT" EXIT'; t 'trap "echo bye" EXIT; eval "exit 2"'; t 'trap "exit" EXIT; exit 7'
echo "== return in EXIT"
# differs: bash: return in EXIT: POSIX leaves return outside a function open; bash calls it an error, 2
t 'trap "return 2>/dev/null; echo on" EXIT; exit 7'
# differs: bash: return in a function of a trap: bash takes the status from before the trap, though the return ends only the function
# differs: yash: return in a function of a trap: as bash
# differs: mksh: return in a function of a trap: as bash
echo "== return in a function of a trap"
t 'trap "f() { false; return; }; f; echo \$?" EXIT'; t 'trap "f() { false; return; }; f; echo \$?" USR1; kill -USR1 $$'; t 'echo "false; return" >dotted; trap ". ./dotted; echo \$?" EXIT'; t 'trap "f() { false; exit; }; f" EXIT; (exit 3)'
# differs: yash: signals: yash runs no trap within a trap, and adds 384 rather than 128
echo "== signals"
t 'trap "echo got USR1" USR1; kill -USR1 $$; echo after'; t 'trap "echo got" TERM; kill $$; kill -s TERM $$; kill -15 $$; echo after'; t 'trap "echo got \$?" USR1; (exit 3); kill -USR1 $$; echo $?'; t 'trap "" TERM; kill $$; echo survived'; t 'trap "echo a" USR1 USR2; kill -USR1 $$; kill -USR2 $$'; t 'trap "echo x; exit 6" USR1; kill -USR1 $$; echo never'; t 'trap "echo x" USR1; trap - USR1; kill -USR1 $$; echo never' ; t 'trap "echo int" INT; kill -INT $$; echo on'; t 'trap "echo s" SIGUSR1 && kill -USR1 $$' | sed 's/^s$//;s/.*status.*/either/' | tail -1; t 'trap "trap - USR1; echo once" USR1; kill -USR1 $$; kill -USR1 $$; echo never'; t 'trap "echo 1; kill -USR2 \$\$; echo 2" USR1; trap "echo usr2" USR2; kill -USR1 $$; echo end'; t 'trap "echo hup" 1; kill -HUP $$; trap "echo quit" 3; kill -QUIT $$'
# differs: yash: between commands: yash returns the status of the trap
echo "== between commands"
t 'trap "echo got" USR1; kill -USR1 $$; echo 1; echo 2'; t 'trap "echo got" USR1; { kill -USR1 $$; echo in; }; echo out'; t 'trap "echo got" USR1; for i in 1 2; do kill -USR1 $$; echo $i; done'; t 'trap "x=set" USR1; kill -USR1 $$; echo $x'; t 'trap "echo got" USR1; sh -c "kill -USR1 \$PPID"; :'; t 'trap "echo got" USR1; sh -c "kill -USR1 $$; sleep 0"; echo after'
echo "== in functions"
t 'f() { kill -USR1 $$; echo f; }; trap "echo got" USR1; f; echo end'; t 'trap "return 4" USR1; f() { kill -USR1 $$; echo never; }; f; echo $?' | tail -1
echo "== interrupts wait"
t 'trap "echo got" USR1; (sleep 0.3; kill -USR1 $$) & /bin/sleep 5 & p=$!; wait $p; r=$?; [ $r -gt 128 ] && echo interrupted; kill $p'
# differs: yash: a trap that resets itself ends wait: yash adds 384 rather than 128
echo "== a trap that resets itself ends wait"
t 'trap "trap - USR1" USR1; (sleep 0.2; kill -USR1 $$) & /bin/sleep 5 & p=$!; wait $p; echo $?; kill $p'; t 'trap "trap - USR1" USR1; (sleep 0.2; kill -USR1 $$) & /bin/sleep 5 & p=$!; wait; echo $?; kill $p'
echo "== CHLD ignored loses no status"
t 'trap "" CHLD; sh -c "exit 3"; echo $?; (exit 4); echo $?; x=$(exit 5); echo $?; false | sh -c "exit 6"; echo $?; sh -c "exit 7" & wait $!; echo $?'; t 'trap "" CHLD; (sh -c "exit 3"; echo $?)'
echo "== subshells"
t 'trap "echo got" USR1; (kill -USR1 $(sh -c "echo \$PPID"); echo never); echo $? | sed "s/^[1-9].*/killed/"'; t 'trap "" USR1; (sh -c "kill -USR1 \$PPID"; echo ignored); sh -c "kill -USR1 \$\$; echo ignored"'; t 'trap "echo parent" EXIT; (echo sub); (trap "echo sub exit" EXIT; echo in)'; t 'trap "echo p" EXIT; x=$(echo sub); echo $x; echo pipe | cat'; t '(trap "echo bye" EXIT; exit 3); echo $?'; t 'echo $(trap "echo bye" EXIT; echo hi)'; t '(trap "echo got" USR1; sh -c "kill -USR1 \$PPID"; echo on)'; t 'trap "echo never" EXIT; (exec true)'; t '{ trap "echo bye" EXIT; echo x; } | cat'
echo "== a subshell's redirections hold until its EXIT trap has run"
t '(trap "echo bye" EXIT) >f; echo on; cat f; f() { trap "echo by f" EXIT; }; (f) >g; cat g; (trap "cat" EXIT; read x) <<E
1
2
E
(trap "echo piped" EXIT) >f | cat; cat f; (trap "echo closed" EXIT) >&- 2>/dev/null'
# differs: dash: printing: POSIX has $(trap) and (trap) print what the shell outside has; dash's subshells have none, and its order differs
# differs: mksh: printing: as dash
echo "== printing"
t 'trap "echo a" INT; trap "" TERM; trap -- "echo bye" EXIT; trap | sort; trap - EXIT'; t "trap 'echo \"a '\\''b'\\''\"' USR1; eval \"\$(trap)\"; kill -USR1 \$\$"; t 'trap "echo a" USR1; trap - USR1; trap'; t 'trap "echo x" USR1; y=$(trap); echo "$y"'; t 'trap "echo x" USR1; (trap)'
# differs: yash: printing with -p: yash 2.52 has no trap -p of POSIX.1-2024
# differs: mksh: printing with -p: mksh has no trap -p of POSIX.1-2024
echo "== printing with -p"
# differs: dash: printing with -p: dash 0.5.12 has no trap -p of POSIX.1-2024
sh -c 'trap "echo a" USR1; trap -p USR1; trap -p USR2; trap -p | grep USR1' 2>/dev/null
echo "== operands"
t 'trap 2>/dev/null; echo $?'; t 'trap "echo x" NOSUCH; echo on' | head -1 | sed 's/.*/either/'; t 'trap - USR1 USR2; echo $?'; t 'trap "echo x" 10; kill -10 $$'; t 'trap -- "echo dashes" USR1; kill -USR1 $$'; t 'trap "echo x" USR1; trap 10; kill -10 $$; echo never' | sed 's/.*status.*/status/'
echo "== ignored on entry stays so"
t 'trap "" USR1; sh -c "trap \"echo got\" USR1; kill -USR1 \$\$; echo end"'
