# What a shell does when something is missing: a closed descriptor, a file, a moment.
t() { timeout 20 sh -c "$1" </dev/null; echo " $?"; }
echo "== pipeline with closed standard input"
sh -c 'echo hi | { read x; echo "$x"; }' <&-
sh -c 'echo hi | cat' <&-
echo "== substitution with closed standard output"
sh -c 'exec 3>&1 >&-; x=$( (echo hi) ); y=$(echo hi | cat); echo "[$x][$y]" >&3'
echo "== set -e in a pipeline that is a condition"
t 'set -e; if { false; echo in; } | cat; then :; fi; echo on'
t 'set -e; ! { false; echo in; } | cat; echo on'
t 'set -e; { false; echo in; } | cat || true; echo on'
t 'set -e; { false; echo in; } | cat; echo on'
t 'set -e; ! (false; echo in) & wait; echo on'
echo "== a trap runs between && and ||"
t 'trap "echo trapped" USR1; kill -USR1 $$ && echo next'
t 'trap "echo trapped; exit 3" USR1; sh -c "kill -USR1 $$; false" || echo never'
echo "== a name of a descriptor behind another redirection"
{ echo first; ls /nosuch >out 2>/dev/stdout; } >>log; cat log; grep -c nosuch out; rm -f log out
echo hi 3>out >/dev/fd/3; cat out; rm -f out
echo "== an unknown command with a missing file"
nosuch_command <missing 2>/dev/null; [ $? -ne 127 ] && echo redirection
echo "== a program that cannot start opens its FIFO once"
mkfifo fifo
{ : >fifo; } & timeout 20 sh -c './missing_program <fifo' 2>/dev/null; echo $?
{ : >fifo; } & timeout 20 sh -c './missing_program <fifo; echo $?' 2>/dev/null
{ : >fifo; } & timeout 20 sh -c './missing_program <fifo | cat; echo $?' 2>/dev/null
rm -f fifo
echo "== redirections inside of eval and of a dot script in a pipeline"
eval 'echo a >f; echo b' | cat; cat f; echo 'echo c >f; echo d' >lib; . ./lib | cat; cat f
eval '{ echo e; } >f; echo g' & wait; cat f; rm -f f lib
echo "== set -C and the name of a descriptor"
(set -C; exec >log; echo a; echo b >/dev/stdout) 2>/dev/null; cat log; rm -f log
# differs: mksh: kill with the signal behind -s: mksh does not know this form
# differs: yash: kill with the signal behind -s: yash adds 384 to the number of the signal
echo "== kill with the signal behind -s"
sleep 2 & kill -sTERM $!; wait $!; echo $?
echo "== EXIT trap of a subshell behind a redirected group"
(trap 'echo exit' EXIT; { :; } >/dev/null)
echo "== an alias of two lines in the last line of -c"
sh -c "alias x='/bin/echo a
/bin/echo b'
x"
echo "== a bad substitution that begins with a special parameter"
for bad in '${#x%c}' '${#x junk}' '${?x}' '${-foo}' '${$x}' '${@x}' '${*x}'; do
    sh -c "set -- p q; : & x=abc; echo \"$bad\"; echo not reached" 2>/dev/null || echo "refused: $bad"
done
