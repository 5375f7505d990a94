# set -u: which expansion of a parameter that is not set ends the shell.
self=$(readlink /proc/$$/exe)
try() { "$self" -uc "$1; echo goes on" 2>/dev/null || echo ended; }
echo "== ends"
try 'echo $nothing'; try 'echo "$nothing"'; try 'x=$nothing'; try 'echo ${nothing}'; try 'echo ${#nothing}'
try 'echo ${nothing%x}'; try 'echo $1'; try 'echo $((nothing + 1))'; try ': >$nothing'
try 'for i in $nothing; do :; done'; try 'case $nothing in *) ;; esac'; try 'echo $!'; try '[ -z "$nothing" ]'
echo "== goes on"
try 'echo "${nothing-default}"'; try 'echo "${nothing:-default}"'; try 'echo "[${nothing+set}]"'; try 'echo "${nothing:=given}$nothing"'
try 'echo "$@" $*'; try 'echo $#'; try 'x=; echo "[$x]"'; try 'echo "${1-none}"'; try 'true & echo ${!:+job}; wait'
try '[ -z "${nothing-}" ] && echo empty'; try 'f() { echo "${1:-no argument}"; }; f'
echo "== in a subshell: only the subshell ends"
try '(echo $nothing); echo "status $?"' | sed 's/[1-9][0-9]*/not 0/'; try 'x=$(echo $nothing) || echo failed'
echo "== unset makes it so again"
try 'x=1; echo $x; unset x; echo $x'
echo "== switched"
try 'set +u; echo "[$nothing]"'
try 'f() { local x; x=1; echo $x; }; f'
