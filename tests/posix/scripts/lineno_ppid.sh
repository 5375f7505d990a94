# XCU 2.5.3 Shell Variables.
# differs: dash: LINENO: Debian builds dash without it
# differs: mksh: LINENO: mksh counts the lines of -c from 0
echo "== LINENO"
echo $LINENO
echo $LINENO
f() {
    echo in f
}
f; echo $LINENO
x=$LINENO; echo $x; : <<E
text
more
E
echo $LINENO
if :; then
    echo $LINENO
fi
sh -c 'echo $LINENO
echo $LINENO
'
printf 'echo $LINENO\n\necho $LINENO\n' >d; . ./d; echo $LINENO
printf '\necho $LINENO' | sh
echo "== PPID"
test "$(sh -c 'echo $PPID')" = $$ && echo parent; p=$PPID; (test $p = $PPID && echo same in a subshell)
echo "== PWD"
test "$PWD" = "$(pwd)" && echo same; cd /; echo $PWD; cd - >/dev/null; echo ${OLDPWD}; PWD=/nonsense sh -c 'test "$PWD" = "$(pwd)" && echo set anew'
echo "== IFS is not inherited"
IFS=x; export IFS; sh -c 'v=axb; echo $v'; unset IFS
echo "== PS4 and OPTIND"
sh -c 'echo "$PS4" "$OPTIND"'
echo "== environment"
v=1 sh -c 'echo $v'; e=2; export e; sh -c 'echo $e; e=3; sh -c "echo \$e"'; n=4; sh -c 'echo "[$n]"'; unset e; sh -c 'echo "[$e]"'
env 'not a name=x' sh -c 'echo fine'; env a.b=c sh -c 'env' | grep -c 'a\.b=c' | sed 's/[01]/kept or not/'
