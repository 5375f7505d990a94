# &> behind every kind of command.
both() { echo "out $1"; echo "error $1" >&2; }
echo "== group and subshell"
{ both 1; both 2; } &> log; cat log
(both 3; both 4) &> log; cat log
echo "== loops"
for i in 5 6; do both $i; done &> log; cat log
i=7; while [ $i -lt 9 ]; do both $i; i=$((i + 1)); done &>> log; cat log
echo "== if and case"
if true; then both 10; fi &> log; cat log
case a in a) both 11 ;; esac &> log; cat log
echo "== the body of a function"
logged() { both 12; } &> log
logged; cat log
echo "== a built-in"
cd /no/such/folder &> log; echo $?; [ -s log ] && echo message
