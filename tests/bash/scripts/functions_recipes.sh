# Functions: arguments, status, recursion, and names that are used twice.
echo "== arguments and status"
f() { echo "$# $1 $0" | sed 's,/.*/,,; s,\./,,'; return 3; }; f a b; echo $?; g() { false; }; g; echo $?; h() { return; }; (exit 4); h; echo $?; k() { (exit 5); return; }; k; echo $?
echo "== recursion"
fib() { if [ $1 -lt 2 ]; then echo $1; else echo $(($(fib $(($1 - 1))) + $(fib $(($1 - 2))))); fi; }; fib 9
down() { [ $1 -eq 0 ] && return; printf '%s ' $1; down $(($1 - 1)); }; down 5; echo
tree() { for entry in "$1"/*; do [ -e "$entry" ] || continue; echo "$2${entry##*/}"; [ -d "$entry" ] && tree "$entry" "$2  "; done; }; mkdir -p t/a/b; touch t/a/f t/g; tree t ''
echo "== defined anew, and inside another"
f() { echo old; f() { echo new; }; }; f; f; outer() { inner() { echo inner; }; }; inner 2>/dev/null || echo not yet; outer; inner; unset -f inner; inner 2>/dev/null || echo gone
echo "== bodies of every kind"
s() (x=1; echo sub); s; echo "${x-unset}"; i() if [ "$1" ]; then echo yes; else echo no; fi; i 1; i; l() for w do echo "$w"; done; l a b; c() case $1 in a) echo A ;; *) echo other ;; esac; c a; c b
echo "== return in loops, groups and substitutions"
r() { for i in 1 2 3; do while :; do [ $i = 2 ] && return $i; break; done; done; echo never; }; r; echo $?; v() { x=$(return 6); echo "$? on"; }; v; w() { { return 7; }; echo never; }; w; echo $?
echo "== redirected, in pipes, in the background"
p() { echo out; echo error >&2; }; p 2>/dev/null; p 2>&1 >/dev/null; p 2>&1 | sort; p &>file; sort file; q() { cat; }; echo in | q; q <<< string; p >file 2>&1 & wait $!; sort file
echo "== variables before a call"
e() { echo "$v1"; sh -c 'echo "${v1-unset}"'; }; v1=call e; echo "${v1-unset}"
echo "== as a condition, and found before programs"
yes() { echo mine; }; yes; is() { [ "$1" = "$2" ]; }; is a a && echo equal; is a b || echo different; if is x x; then echo same; fi; while is "${n-0}" 0; do n=1; done; echo $n
