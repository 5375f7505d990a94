# while read: lines, fields, and what a loop leaves behind.
printf '%s\n' 'ada 36 London' 'bob 41' '' '  carl   17   Berlin  Mitte ' 'back\slash x' >people
echo "== fields"
while read -r name age place; do echo "<$name|$age|$place>"; done <people
echo "== whole lines"
while IFS= read -r line; do echo "<$line>"; done <people
echo "== without -r"
while read a b; do echo "<$a|$b>"; done <people | tail -n 1
printf 'one \\\ntwo\n' | { read a b; echo "<$a|$b>"; }
echo "== the last line without a newline"
printf 'a\nb' | while read -r x || [ -n "$x" ]; do echo "$x"; done
printf 'a\nb' | while read -r x; do echo "$x"; done; printf b >b; read -r x <b; echo "$? $x"
echo "== the loop in the shell, and the loop in a pipeline"
n=0; while read -r x; do n=$((n + 1)); done <people; echo $n
n=0; cat people | while read -r x; do n=$((n + 1)); done; echo $n
n=0; while read -r x; do n=$((n + 1)); done < <(cat people); echo $n
echo "== break leaves the rest"
{ while read -r x; do break; done; cat; } <people | head -n 1
echo "== two files side by side"
printf '%s\n' 1 2 >left; printf '%s\n' a b c >right
while read -r l <&3 && read -r r <&4; do echo "$l$r"; done 3<left 4<right
echo "== too few and too many names"
read -r a b c <<< 'one'; echo "[$a][$b][$c]"; read -r a <<< ' one  two '; echo "[$a]"; read -r a b </dev/null; echo "$? [$a]"
