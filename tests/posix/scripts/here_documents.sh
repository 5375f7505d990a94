# XCU 2.7.4 Here-Document.
v=value; u='a  b'
echo "== expanded"
cat <<E
$v ${v%e} $(echo cmd) `echo bq` $((1+2)) \$v \` \\ \a "quoted" 'single' $u
line \
joined
E
echo "== quoted delimiter"
cat <<'E'
$v $(echo cmd) `x` \$ \\ \
E
cat <<"E"
$v
E
cat <<\E
$v
E
cat <<E"O"F
$v
EOF
echo "== tabs"
cat <<-E
	one
		two
	 three	x
	E
	cat <<-'E'
	$v
	E
echo "== several"
cat <<A; cat <<B
first
A
second
B
cat <<A - <<B
first
A
last wins
B
echo "== in compound commands"
while read -r line; do echo "got $line"; done <<E
a
b $v
E
if cat <<E; then echo yes; fi
cond
E
f() { cat <<E; }
in function $1
E
f one; f two
{ cat; } <<E
grouped
E
(cat) <<E
subshell
E
echo "== in substitution"
x=$(cat <<E
in substitution $v
E
); echo "$x"
echo "$(cat <<'E'
quote ' in it
E
)"
echo "== descriptor"
cat 3<<E <&3
on three
E
echo "== empty"
cat <<E
E
echo "== delimiter oddities"
cat <<'a b'
text
a b
cat <<''
until empty

cat <<E
 E
E x
E
echo "== pipeline"
cat <<E | sed s/a/b/ ; echo after
aaa
E
echo "== large"
i=0; t=0123456789abcdef; while [ $i -lt 9 ]; do t=$t$t; i=$((i+1)); done
cat <<E | wc -c | tr -d ' '
$t$t$t$t$t$t$t$t$t$t$t$t
E
# differs: yash: braces and quotes: yash takes '...' in ${ } in a here-document for quotes
echo "== braces and quotes"
unset z
cat <<E
${z-'s'} ${z:-a b} "${v}" ${z-\}} "$z"
E
echo "== positional parameters"
set -- 'a b' c
cat <<E
$* $# $1
E
echo "== backslash newline before the delimiter"
cat <<E
a\
E
E
echo "== read line by line"
{ read -r a; read -r b; echo "$b $a"; cat; } <<E
1
2
3
E
echo "== in a case in a loop"
for i in 1 2; do case $i in 1) cat <<E
one $i
E
;; 2) cat <<E
two $i
E
esac; done
