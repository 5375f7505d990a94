# XCU 2.2 Quoting.
echo "== backslash"
printf '<%s>\n' \a \$ \\ \' \" \ x a\
b \* \~ \#
echo "== single quotes"
printf '<%s>\n' 'a$b' 'back\slash' 'two
lines' '' a'b'c 'a"b' '`' '*'
echo "== double quotes"
x=value
printf '<%s>\n' "$x" "\$x" "\a" "\\" "\"" "\`" "a\
b" "'" "*" "" "a""b" "$(echo "in ner")" "`echo \"bq\"`" "$" "a$" "$ a" "\
"
echo "== mixed"
printf '<%s>\n' a"b"'c'\d "a'b'c" 'a"b"c' "a"'b'"c" ""'' x""
echo "== quoted words are no reserved words"
\if 2>/dev/null || echo no
'if' 2>/dev/null || echo no
echo if then fi do done case esac { } ! while
echo "== quoted assignment is a command"
"a=b" 2>/dev/null || echo not an assignment
a'='b 2>/dev/null || echo not an assignment
echo "== comments"
echo a #b
echo a#b
echo "#"a '#b' \#c
echo "== line continuation"
ec\
ho jo\
ined
echo $\
{x}
echo $x\
$x
echo a &\
& echo b
cat <\
<E
here
E
