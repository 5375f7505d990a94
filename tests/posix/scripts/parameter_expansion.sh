# XCU 2.5, 2.6.2 Parameter Expansion.
unset u; n=; v=value
echo "== default"
echo "[${u-d}][${u:-d}][${n-d}][${n:-d}][${v-d}][${v:-d}]"
echo "== assign"
echo "[${a=x}][$a]"; b=; echo "[${b=x}][$b][${b:=y}][$b]"
echo "== alternative"
echo "[${u+d}][${u:+d}][${n+d}][${n:+d}][${v+d}][${v:+d}]"
echo "== error"
(echo "${u?}") 2>/dev/null || echo fails
(echo "${n:?text}") 2>/dev/null || echo fails
(echo "${n?text}") 2>/dev/null && echo passes
sh -c 'echo ${u?}; echo never' 2>/dev/null || echo leaves
sh -c 'echo ${u:?a message}' 2>&1 | grep -c 'a message'
echo "== length"
s='a b c'; echo ${#s} ${#n} ${#u}; set -- a bb ccc; echo ${#} ${#1} ${#3} ${##} ${#-} | sed 's/[0-9]*$/N/'
echo "== suffix"
p=/usr/lib/libx.so.1
echo ${p%.*} ${p%%.*} ${p%/*} ${p%%/*} "[${p%nothing}]" ${p%"*"} ${p%%*}
echo "== prefix"
echo ${p#*/} ${p##*/} ${p#/usr} "[${p#nothing}]" ${p#'*/'} ${p##*}
echo "== pattern quoting"
star='a*b'; echo "${star#a\*}" "${star#a'*'}" "${star#"a*"}" "${star%\*b}" "${star#a*}" "${star##a*}"
pat='?'; w=xyz; echo "${w#$pat}" "${w#"$pat"}" ${w%$pat}
b='a]b'; echo "${b#*[]]}" "${b#[!x]}" "${b%%[[:punct:]]*}"
echo "== braces in words"
echo "${u-a}b}" "${u-"}"}" "${u-\}}" ${u-'}'} "${u-{a}}"
echo "${u:-${v:-x}}" "${u:-$(echo "x y")}" ${u:-a b} "${u:-"a b"}"
echo "== quotes in words"
echo "${u-'a b'}" ${u-'a   b'} ${u-"a   b"} ${u-a\ \ b} "${u-a\ b}" "${u-"a$v"}"
printf '<%s>' ${u-a "b c" d} ${u+nothing} "${u+nothing}"; echo
printf '<%s>' ${u:-"$@"} "${u:-$@}" "${u:-"$@"}" ${u-$*}; echo
echo "== positional"
set -- 1 2 3 4 5 6 7 8 9 ten eleven; echo $1 $9 ${10} ${11} $10 $# "${11}0"
echo "== at and star"
set -- 'a b' c ''
printf '<%s>' "$@"; echo; printf '<%s>' "$*"; echo; printf '<%s>' $@; echo; printf '<%s>' $*; echo
printf '<%s>' "x$@y"; echo; printf '<%s>' "x$*y"; echo
IFS=-; printf '<%s>' "$*"; echo; IFS=; printf '<%s>' "$*"; printf '<%s>' $*; echo; unset IFS
set --; printf '<%s>' "$@"; printf '<%s>' "a$@"; printf '<%s>' "$*"; printf '<%s>' $@; echo
printf '<%s>' "$@""$@" ''; echo; for i in "$@"; do echo never; done
IFS=-; set -- a b; x=$*; echo "$x"; x=$@; IFS=' '; unset IFS
echo "== hash and at"
set -- a b c; echo $# "$#" ${#}
echo "== special"
set -- ; true; echo $?; false; echo $?; (exit 7); echo "$?${?}"
sh -c 'echo $0 $1' name one; sh -c 'test $$ -gt 1 && echo $0' x
p=$$; (test "$p" = "$$" && echo same pid in a subshell)
true & test -n "$!" && echo has last background; wait
echo "== unset name"
echo "[$undefined][${undefined}][$undefined$v]"
echo "== names"
_a1=x; echo $_a1 ${_a1}b $_a1-b "$_a1.b"
echo "== substring of nothing"
e=; echo "[${e#a}][${e%%*}][${u#x}]"
# differs: yash: bad substitution: a syntax error in yash: nothing of the line is run
echo "== bad substitution"
sh -c 'echo ${v!x}; echo never' 2>/dev/null || echo leaves
sh -c '(echo ${}; echo never); echo after' 2>/dev/null || true
# differs: yash: tilde in operand: yash expands ~ in double quotes too
echo "== tilde in operand"
HOME=/h; echo ${u:-~} "${u:-~}" ${u:-~/x} ${u:-a~}
echo "== backslash in braces"
printf '<%s>\n' ${u-a\}b} "${u-a\\b}" "${u-\$x}" "${u-\"q\"}"
