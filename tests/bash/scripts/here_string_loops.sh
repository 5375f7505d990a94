# <<< behind compound commands and in loops.
echo "== while"
while read -r line; do echo "<$line>"; done <<< 'a
b c
'
echo "== the variable stays"
last=none
while read -r line; do last=$line; done <<< $'x\ny'
echo "$last"
echo "== for, group, function"
for i in 1 2; do cat; done <<< once
{ read -r a; read -r b; echo "$b$a"; } <<< $'1\n2'
f() { cat; } <<< body
f
g() { cat; }; g <<< call
echo "== in a pipeline"
cat <<< a | cat - | tr a b
echo c | cat <<< d
