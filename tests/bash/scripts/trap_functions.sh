# Traps that leave functions and loops, and traps that functions set.
echo "== a trap set in a function holds afterwards"
f() { trap 'echo "trap: $1 $word"' USR1; }; word=global
set -- outside; f inside; kill -USR1 $$
echo "== positional parameters are those of the function that runs"
g() { kill -USR1 $$; echo "g: $1"; }; g within
echo "== return in a function of the trap"
h() { echo h; return 3; }; trap 'h; echo "h gave $?"' USR1; kill -USR1 $$; echo $?
echo "== exit in a trap"
(trap 'echo leaving; exit 4' USR1; sh -c 'kill -USR1 $PPID'; echo never); echo $?
echo "== a variable tells the loop to end"
stop=no; trap 'stop=yes' USR1; n=0
while [ $stop = no ]; do n=$((n + 1)); [ $n -lt 3 ] || kill -USR1 $$; done; echo $n
echo "== break in a trap ends nothing outside"
trap 'for i in 1 2 3; do [ $i = 2 ] && break; echo "inner $i"; done' USR1
for i in a b; do kill -USR1 $$; echo "outer $i"; done
echo "== a trap resets itself"
trap 'echo only once; trap "" USR1' USR1; kill -USR1 $$; kill -USR1 $$; echo end
echo "== a local variable"
k() { local v=local; kill -USR1 $$; echo "$v"; }; v=outer; trap 'v=changed' USR1; k; echo "$v"
echo "== shift and set in a trap"
set -- 1 2 3; trap 'shift' USR1; kill -USR1 $$; echo "$*"
