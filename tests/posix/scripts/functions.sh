# XCU 2.9.5 Function Definition Command.
# differs: yash: status: follows from the break before
echo "== call"
f() { echo "$#:$1:$2"; }; f; f a; f a b; f "a b" c
f ( ) { echo spaces; }; f; g()
{ echo newline; }; g
echo "== bodies"
a() (echo subshell; x=inner); x=outer; a; echo $x; b() if true; then echo if; fi; b; c() for i in 1 2; do echo $i; done; c; d() case $1 in x) echo x;; esac; d x; e() while [ $i = 2 ]; do i=3; echo w; done; e
echo "== positional parameters come back"
set -- 1 2 3; f() { set -- x; shift; echo $#; }; f a b; echo $# $1; f() { echo $0 | sed 's/.*\///'; }; f
echo "== status"
f() { return 3; }; f; echo $?; f() { false; }; f; echo $?; f() { return; }; false; f; echo $?; f() { false; return; }; f; echo $?; f() { :; }; false; f; echo $?; f() { return 256; } ; (f) 2>/dev/null; f() { return 255; }; f; echo $?
f() { echo x; } ; echo $?
echo "== return in places"
f() { for i in 1 2; do echo $i; return 4; done; echo never; }; f; echo $?; f() { if :; then return 5; fi; }; f; echo $?; f() { (return 6; echo never); echo $?; }; f; f() { eval 'return 7'; echo never; }; f; echo $?; f() { { return 8; } >/dev/null; }; f; echo $?
f() { while :; do while :; do return 9; done; done; }; f; echo $?; f() { case x in x) return 2;; esac; }; f; echo $?; f() { false || return 4; }; f; echo $?; f() { echo a | { return 3; }; echo $?; }; f
echo "== variables"
f() { v=changed; }; v=old; f; echo $v; f() { echo "[$w]"; }; w=temp f; unset w; f
echo "== assignment before"
f() { sh -c 'echo "[$e]"'; }; e=exported f
echo "== redefinition"
f() { echo 1; f() { echo 2; }; }; f; f; f() { unset -f f; echo gone; }; f; f 2>/dev/null || echo not found
echo "== recursion"
fact() { if [ $1 -le 1 ]; then echo 1; else echo $(($1 * $(fact $(($1-1))))); fi; }; fact 6; count() { [ $1 -eq 0 ] || { count $(($1-1)); }; }; count 200; echo $?
echo "== names"
_f1() { echo under; }; _f1; echo() { printf 'mine %s\n' "$*"; }; echo x; unset -f echo; echo x; ls() { echo function before program; }; ls; command -v ls; unset -f ls
echo "== functions and variables are apart"
n() { echo fn; }; n=var; n; echo $n; unset n; n; unset -f n
echo "== defined in subshell"
(s() { echo sub; }; s); s 2>/dev/null || echo not here; if :; then t() { echo t; }; fi; t
# differs: yash: special built-in names: yash allows it
# differs: mksh: special built-in names: mksh allows it
echo "== special built-in names"
sh -c 'export() { :; }; echo never' 2>/dev/null || echo leaves
echo "== local"
f() { local l=inner m; m=2; echo $l$m; g; }; g() { echo "sees $l"; l=changed; }; l=outer m=o; f; echo $l $m
f() { local l; echo "[${l-unset}]"; }; unset l; f; f() { local a=1 b=2; echo $a$b; }; f; echo "[$a$b]"
echo "== dollar at in function"
f() { for i; do printf '<%s>' "$i"; done; echo; g "$@" more; }; g() { printf '<%s>' "$@"; echo; }; f 'a b' c
# differs: yash: break does not cross: yash counts break outside of a loop as an error
echo "== break does not cross"
f() { break; echo after; }; for i in 1 2; do f; echo $i; done 2>/dev/null
