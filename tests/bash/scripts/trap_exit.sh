# The EXIT trap: when it runs, and what it does to the status.
echo "== at the end, and with the status"
sh -c 'trap "echo bye \$?" EXIT; echo work; exit 3'; echo $?
self=$(readlink /proc/$$/exe)
"$self" -c 'trap "echo bye \$?" EXIT; (exit 4)'; echo $?
"$self" -c 'trap "exit 9" EXIT; exit 3'; echo $?
"$self" -c 'trap "(exit 9)" EXIT; exit 3'; echo $?
echo "== after an error"
"$self" -c 'set -e; trap "echo bye \$?" EXIT; false; echo never'; echo $?
"$self" -c 'set -u; trap "echo bye" EXIT; echo $nothing; echo never' 2>/dev/null; [ $? -ne 0 ] && echo error
echo "== in a subshell, a function and a substitution"
(trap 'echo inner' EXIT; echo body); echo after
f() { trap 'echo from the function' EXIT; echo in f; }; (f; echo after f)
x=$(trap 'echo inner' EXIT; echo body); echo "$x"
trap 'echo outer' EXIT; (echo no trap here); trap - EXIT
echo "== once, also if the trap exits"
"$self" -c 'trap "echo once; exit" EXIT; exit 5'; echo $?
echo "== replaced and removed"
"$self" -c 'trap "echo one" EXIT; trap "echo two" EXIT; :'
"$self" -c 'trap "echo one" EXIT; trap - EXIT; :'; "$self" -c 'trap "echo one" 0; trap "" EXIT; :'
echo "== in the background"
(trap 'echo job ends >said' EXIT; exit 6) & wait $!; echo $?; cat said
