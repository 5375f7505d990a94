# A list is a subshell: it sees everything and changes nothing.
x=1; f() { echo "function $1"; }
cat <(echo $x; x=2; echo $x); echo $x
cat <(f arg)
cat <(cd /; pwd); [ "$PWD" != / ] && echo same folder
set -- a b; cat <(echo $#; shift; echo "$*"); echo "$*"
cat <(exit 3; echo no); echo after
[ "$(cat <(echo $$))" = $$ ] && echo same pid
