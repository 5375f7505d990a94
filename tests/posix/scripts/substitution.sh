# XCU 2.6.3 Command Substitution, 2.6.1 Tilde Expansion.
echo "== forms"
echo $(echo a) `echo b` "$(echo "c d")" "`echo "e f"`" $(echo $(echo $(echo nested))) `echo \`echo nested\`` "$(echo "$(echo "q")")"
echo $(echo 'a)b') $(echo "a)b") $(echo a\)b) $(# comment )
echo x) $(case x in x) echo case;; esac) $(cat <<E
here ) doc
E
)
echo "== backquotes and backslashes"
v=val; echo `echo \$v` `echo '\$v'` "`echo "\$v"`" "`echo \"q\"`" `echo \\\\x` `echo "\\\\"` | od -An -c; echo `echo 'a b'` `echo "$v"`
echo "== trailing newlines"
x=$(printf 'a\n\n\n'); echo "[$x]"; x=$(printf '\n\na'); echo "[$x]"; x=$(printf '\n'); echo "[$x]"; x=$(:); echo "[$x]"
echo "== status"
x=$(exit 3); echo $?; $(exit 4); echo $?; echo $(exit 5); echo $?; x=$(false) y=$(true); echo $?; x=$(true) y=$(exit 6); echo $?; $(true); echo $?; false; x=$(echo $?); echo $x; false; $(:); echo $?; x=1 $(exit 7); echo $?; false; x=y; echo $?; : $(exit 2); echo $?
false; x=$(); echo "$?[$x]"; false; x=$( ) y=; echo $?; false; x=``; echo $?; false; $(); echo $?; (set -e; false || x=$(); echo still here); f3() { x=$(); }; false; f3; echo $?
false; x=$( # nothing
); echo $?
echo "== is a subshell"
x=1; y=$(x=2; echo $x); echo $x $y; (cd /; y=$(pwd); echo $y); $(exit 1) || echo exits alone; set -- a; y=$(shift; echo $#); echo $# $y; f() { echo in f; }; echo $(f)
echo "== a command that only prints is in a subshell too"
x=$(echo ${v2=set}); echo "$x,${v2-unset}"; x=$(printf '%s,' $((i2=i2+1))); echo "$x${i2-unset}"; x=$(echo "${v2:=a}$(echo ${v2:=b})"); echo "$x,${v2-unset}"
x=$(echo ${nope?is missing}) || echo still here; x=$(set -u; echo $nope); echo "$((x+0)) $?" | tr 1-9 x
(set -u; x=$(echo $nope); echo "[$x]"); x=$(pwd -? 2>&1) || echo refused; x=$(printf '%d' word) || echo "$x refused"
cd /; x=$(pwd); echo $x; cd - >/dev/null; x=$(printf '%s.' "$@" '*' *.sh); echo "$x"
echo() { printf 'fn %s\n' "$1"; called=1; }; x=$(echo a); unset -f echo; echo "$x,${called-unset}"
x=$(echo a >f2); echo "[$x]"; cat f2; x=$(v3=1 echo b); echo "$x,${v3-unset}"; x=$(! echo c); echo "$x $?"; x=$(echo d &); echo "$x"
false; x=$(echo $?); echo $x $?; false; echo "$(echo $?)"; x=$(echo e)$(false); echo "$x $?"; x=$(false)$(echo f); echo "$x $?"
IFS=,; x=$(echo a,b); echo $x; echo $(echo a,b) "$(echo a,b)"; unset IFS
echo "== as a command"
$(echo echo) built; $(echo echo a b) c; c='echo x'; $c; $(echo 'echo "q"'); e=; $e echo empty first; $e; echo $?
# differs: yash: NUL and binary: yash works in characters
echo "== NUL and binary"
printf 'a\200b' | { x=$(cat); printf '%s' "$x" | od -An -tx1 | tr -d ' '; }
x=$(printf 'a\0b\n\n'); echo "$x"
echo "== large"
x=$(i=0; while [ $i -lt 5000 ]; do echo 0123456789abcdefghij; i=$((i+1)); done); echo ${#x}
echo "== redirection only"
echo text >f; x=$(cat <f); echo $x; echo $(echo err >&2) 2>/dev/null; x=$( (echo o; echo e >&2) 2>&1); echo $x
# differs: dash: tilde: an empty HOME makes ~ an empty field, as if quoted (XCU 2.6.1); dash drops it
# differs: yash: tilde: as dash
# differs: mksh: tilde: mksh expands ~ behind every =, and drops it where HOME is empty
echo "== tilde"
HOME=/home/me; echo ~ ~/x ~/ x~ \~ '~' "~" ~"" ~/"a b"; a=~; echo $a; a=~/x:~/y:z~; echo $a; a=x:~; echo $a; a=~:; echo $a; a="~"; echo $a; echo a=~ x:~; (HOME=; echo ~ "$(echo ~)"); echo ~root; echo ~nosuchuser_; a=~root; echo $a; echo ~+x; case ~ in /home/me) echo case;; esac; HOME='/a b'; printf '<%s>' ~ ~/*; echo; HOME='/*'; echo ~; for i in ~; do echo "$i"; done; a=$(echo ~); echo "$a"; echo ${u-~} "${u+x}"; HOME=/h; b=~/$USERX/~; echo $b
echo "== order"
i=0; echo $((i=i+1)) ${j=$i} $(echo $i) $j; a=1; a=2 b=$a; echo $a$b; a=x; echo $a ${a:=y} $a
