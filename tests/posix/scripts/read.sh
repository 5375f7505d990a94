# XCU read.
feed() { printf "$1" | { shift; "$@"; }; }
show() { printf '%s:' $?; printf '[%s]' "$@"; echo; }
echo "== fields"
feed 'a b c\n' eval 'read x y; show "$x" "$y"'; feed 'a\n' eval 'read x y; show "$x" "$y"'; feed '  a  b  \n' eval 'read x; show "$x"'; feed '  a  b  c \n' eval 'read x y; show "$x" "$y"'; feed '\n' eval 'read x y; show "$x" "$y"'; feed 'a b c d\n' eval 'read x y z; show "$x" "$y" "$z"'
echo "== end of file"
feed '' eval 'read x; show "$x"'; feed 'no newline' eval 'read x; show "$x"'; feed 'a b' eval 'read x y; show "$x" "$y"'; x=old; read x </dev/null; show "$x"
echo "== backslash"
feed 'a\\ b c\n' eval 'read x y; show "$x" "$y"'; feed 'a\\\nb\n' eval 'read x; show "$x"'; feed 'a\\\\b\n' eval 'read x; show "$x"'; feed 'a\\ b\\\n' eval 'read -r x y; show "$x" "$y"'; feed 'a\\\nb\n' eval 'read -r x; show "$x"; read x; show "$x"'; feed '\\a\\b\n' eval 'read x; show "$x"'; feed 'x\\' eval 'read x; show "$x"'
echo "== IFS"
feed 'a:b:c\n' eval 'IFS=: read x y; show "$x" "$y"'; feed ':a:\n' eval 'IFS=: read x y; show "$x" "$y"'; feed 'a::b\n' eval 'IFS=: read x y z; show "$x" "$y" "$z"'; feed ' a b \n' eval 'IFS= read x; show "$x"'; feed ' a b \n' eval 'IFS= read -r x y; show "$x" "$y"'; feed 'a:b:\n' eval 'IFS=: read x y; show "$x" "$y"'; feed 'a:b::\n' eval 'IFS=: read x y; show "$x" "$y"'; feed 'a:\n' eval 'IFS=: read x; show "$x"'; feed ' a : b : c \n' eval 'IFS=" :" read x y; show "$x" "$y"'; feed 'a:b\n' eval 'IFS=: read x y z; show "$x" "$y" "$z"'; feed 'a \n' eval 'IFS=: read x; show "$x"'; feed '::\n' eval 'IFS=: read x; show "$x"'; feed 'a\\:b:c\n' eval 'IFS=: read x y; show "$x" "$y"'
echo "== leaves the rest"
printf '1\n2\n3\n' | { read a; cat; echo $a; }; printf '1\n2\n' >f; { read a; cat; } <f; { read a; (read b; echo sub $b); read c; show "$c"; } <f
echo "== loop"
printf 'x 1\ny 2\n' | while read k v; do echo "$v=$k"; done; while IFS= read -r l; do echo "<$l>"; done <<E
 lead
back\\slash
E
echo "== into strange names"
echo x | (read 1a; echo on) 2>/dev/null; readonly ro=1; echo x | (read ro; echo on) 2>/dev/null | sed 's/.*/on/'
# differs: yash: bytes: yash works in characters: what is none in the C locale is lost
echo "== bytes"
printf 'a\tb c\n' | { read x y; show "$x" "$y"; }; printf '\303\251 x\n' | { read x y; printf '%s' "$x" | od -An -tx1 | tr -d ' '; }
# differs: yash: delimiter: yash 2.52 has no read -d of POSIX.1-2024
echo "== delimiter"
# differs: dash: delimiter: dash 0.5.12 has no read -d of POSIX.1-2024
sh -c 'printf "a:b:c" | { read -d : x; echo "$x"; read -r -d : x; echo "$x"; }; printf "p q\\000r\\000" | { read -r -d "" x; echo "$x"; read -r -d "" x; echo "$x"; }' 2>/dev/null
