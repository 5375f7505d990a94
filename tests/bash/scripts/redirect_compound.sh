# Redirections behind compound commands, one inside the other.
echo "== input and output of one loop"
printf '%s\n' c a b >in
while read -r letter; do echo "<$letter>"; done <in >out; sort out
echo "== an inner loop has its own input"
while read -r a; do while read -r b; do echo "$a$b"; done <in; done <<< $'1\n2' | tail -n 2
echo "== the inner redirection wins"
{ echo inside >inner; echo outside; } >outer; cat inner outer
{ { echo error >&2; } 2>inner; echo error too >&2; } 2>outer; cat inner outer
echo "== if, case and until"
if read -r first; then echo "$first"; fi <in
case x in x) read -r first; read -r second; echo "$second" ;; esac <in
n=0; until [ $n = 2 ]; do n=$((n + 1)); echo $n; done >out 2>&1; cat out
echo "== a subshell and a group"
(cd / && read -r x && echo "$x" && pwd) <in
{ read -r x; read -r y; } <in; echo "$y$x"
echo "== a failing redirection skips the command, and the script goes on"
{ echo never; } <nosuch 2>/dev/null || echo skipped
for i in 1 2; do echo never; done >no/such/file 2>/dev/null; echo $?
while echo never; do :; done <nosuch 2>/dev/null; echo $?
(echo never) <nosuch 2>/dev/null; echo $?
echo "== a function keeps its redirections"
shout() { tr a-z A-Z; } <in >&2
shout 2>&1 | sort
