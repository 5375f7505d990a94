# IFS and read: fields between other characters than blanks.
echo "== colons"
while IFS=: read -r user pass uid rest; do echo "$user $uid [$pass] $rest"; done <<E
root:x:0:0:root:/root
ada::1000:
:x:5
E
echo "== IFS holds for the read alone"
IFS=, read -r a b <<< 'x y,z'; echo "$a|$b"; set -- $a; echo $#
echo "== several separators, and blanks beside them"
IFS=' ,' read -r a b c d <<< 'x , y,z ,, w'; echo "$a|$b|$c|$d"
IFS=', ' read -r a b <<< '  x  '; echo "[$a][$b]"
echo "== empty fields"
IFS=, read -r a b c <<< ',,x'; echo "[$a][$b][$c]"; IFS=, read -r a b <<< 'x,,'; echo "[$a][$b]"
IFS=, read -r a b <<< 'x,'; echo "[$a][$b]"; IFS=, read -r a <<< 'x,'; echo "[$a]"; IFS=, read -r a <<< 'x,y,'; echo "[$a]"
echo "== a tab"
IFS=$'\t' read -r a b c <<< $'one\ttwo words\t'; echo "[$a][$b][$c]"
IFS=$'\t' read -r a b <<< $'\t\tx\t\ty'; echo "[$a][$b]"
echo "== no separator at all"
IFS= read -r a b <<< '  x  y '; echo "[$a][$b]"
echo "== an escaped separator"
IFS=: read a b <<< 'x\:y:z'; echo "[$a][$b]"; read a b <<< 'x\ y z'; echo "[$a][$b]"
echo "== read -d"
printf 'a;b c;d' | while read -r -d ';' x; do echo "[$x]"; done
printf 'one\0two\nlines\0' | while IFS= read -r -d '' x; do echo "[$x]"; done
