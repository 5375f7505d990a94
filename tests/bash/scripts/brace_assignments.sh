# An assignment keeps its braces. A word that only looks like one does not.
v={1,2}; echo "$v"
v=a{1..3}b; echo "$v"
v={1,2} sh -c 'echo "$v"'
v="x"{1,2}; echo "$v"
v={$((1+1)),'a b'}; echo "$v"
echo v={1,2} v{1,2}=3
export e={1,2}; echo "$e"
export f{1,2}=g; echo "$f1$f2"
