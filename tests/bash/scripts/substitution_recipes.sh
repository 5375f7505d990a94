# $( ): what a substitution keeps, loses and inherits.
echo "== newlines at the end go, others stay"
x=$(printf 'a\n\nb\n\n\n'); echo "[$x]"; x=$(printf '\n\nc'); echo "[$x]"; x=$(printf 'd\n'; echo .); echo "[${x%.}]"; x=$(:); echo "[$x]"
echo "== the status"
x=$(exit 3); echo $?; x=$(false) y=$(exit 4); echo $?; echo $(exit 5); echo $?; x=$(exit 6) true; echo $?; if x=$(grep a <<< abc); then echo "$x"; fi; x=$(false) || echo failed
echo "== nested, and quotes inside quotes"
echo "$(echo "$(echo "a  b")")"; echo $(echo $(echo c; echo d)); echo "$(printf '%s' ")")" "$(echo '(')" "$(case x in x) echo "case )" ;; esac)"; echo `echo \`echo old\``; echo "`echo "x  y"`"
echo "== in words"
echo a$(echo b)c "d$(echo 'e f')g" ${none:-$(echo h)} $(($(echo 6) * 7)); cat <<E
in a document: $(echo "i j")
E
$(echo echo) as a command; for w in $(echo 1 2) "$(echo 3 4)"; do printf '<%s>' "$w"; done; echo
echo "== a shell of its own"
x=1; y=$(x=2; echo $x); echo "$x $y"; (exit 7); echo "$(echo $?)"; f() { echo "$1 $x"; }; echo "$(f arg)"; set -- p q; echo "$(echo $# "$2")"; z=$(cd /; pwd); [ "$PWD" != / ] && echo "$z"
echo "== standard error is not taken"
x=$(echo out; echo error >&2) 2>/dev/null; echo "[$x]"; x=$( { echo out; echo error >&2; } 2>&1); echo "[$x]" | tr '\n' ' '; echo; x=$(sh -c 'echo error >&2' 2>&1 >/dev/null); echo "[$x]"
echo "== background jobs in it"
x=$(echo a; { echo b; } & wait); echo "[$x]" | tr '\n' ' '; echo; x=$(sleep 50 >/dev/null & echo $!); kill $x && echo not waited for; x=$(true & echo done); echo $x
echo "== much of it"
x=$(seq 20000); echo "${#x}"; set -- $x; echo $#; x=$(printf '%0100000d' 0); echo ${#x}; x=$(printf 'a\0b' 2>/dev/null | tr -d '\0'); echo $x
