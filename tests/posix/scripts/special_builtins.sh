# XCU 2.15 Special Built-In Utilities.
echo "== assignments before them stay"
a=1 :; echo $a; b=2 eval 'echo $b'; echo $b; c=3 export d=4; echo $c$d; e=5 set --; echo $e; f=6 true; echo "[$f]"; g=7 eval true; echo $g; h=8 command :; echo "[$h]"; fn() { :; }; i=9 unset zz; echo $i
echo 'echo $j' >dot; j=1 . ./dot; echo $j
echo "== colon"
: a b c; echo $?; : $(echo x >made); cat made; : "${z:=set}"; echo $z
echo "== eval"
eval; echo $?; false; eval; echo $?; eval ''; echo $?; eval 'echo a' 'b;' echo c; x='echo "q  q"'; eval $x; eval "$x"; eval 'y=1; false'; echo $? $y; eval 'eval "eval echo deep"'; eval 'for i in 1 2; do
echo $i
done'; eval 'echo a # comment'; v=x; eval $v=indirect; echo $x; eval "echo \"\$$v\""; eval '
echo newline first

'; eval 'f() { echo defined; }'; f; eval 'echo a; exit 3; echo never' | cat
# differs: mksh: dot: mksh goes on after a syntax error in a dot script
echo "== dot"
echo 'x=sourced; echo "$#:$1"' >d; set -- p q; . ./d; echo $x; mkdir p; echo 'echo from path' >p/found; PATH=$PWD/p:$PATH; . found; echo 'return 3' >d; . ./d; echo $?; : >empty; false; . ./empty; echo $?; sh -c '. nothing_such; echo never' 2>/dev/null || echo leaves; echo 'false' >d; . ./d; echo $?; echo 'echo no newline' | tr -d '\n' >d; . ./d; echo 'f() { echo fd; }' >d; . ./d; f; . /dev/null; echo $?; echo 'echo a
exit 4' >d; (. ./d; echo never); echo $?; echo 'if true' >d; sh -c '. ./d; echo never' 2>/dev/null || echo leaves
# differs: mksh: exec: mksh runs the EXIT trap before exec
echo "== exec"
(exec echo replaced; echo never); (exec); echo $?; sh -c 'exec sh -c "exit 5"'; echo $?; (exec >f; echo in file); cat f; (v=1 exec env) | grep '^v='; (exec nothing_such; echo never) 2>/dev/null; echo $?; sh -c 'trap "echo trap" EXIT; exec true'; echo $?; (exec 3>g; echo x >&3); cat g
# differs: yash: export: a tilde behind = is for declaration utilities, see below
echo "== export"
e1=v; export e1; sh -c 'echo $e1'; export e2=w; sh -c 'echo $e2'; e1=changed; sh -c 'echo $e1'; export e3; sh -c 'echo "[${e3-unset}]"'; e3=late; sh -c 'echo $e3'; (export e4=x); echo "[$e4]"; export -p | grep 'e2=' | sed "s/'//g;s/\"//g"; unset e1; sh -c 'echo "[$e1]"'; export e5='a b' e6=$e2; echo "$e5$e6"; v='a b'; export e7="$v"; echo "$e7"; export e8=~; echo "$e8" | sed "s,$HOME,home,"; eval "$(export -p)"; echo $?
# differs: yash: declaration utilities: POSIX.1-2024: no field splitting; yash 2.52 splits
echo "== declaration utilities"
# differs: dash: declaration utilities: POSIX.1-2024: no field splitting; dash 0.5.12 splits
sh -c 'v="a b=c"; export x=$v; echo "$x"; HOME=/h; export y=~:~/b z=~; echo $y $z; readonly r=$v; echo "$r"; command export w=$v; echo "$w"; export t="a" u=$v; echo $t $u' 2>/dev/null
echo "== readonly"
readonly r1=1; (r1=2) 2>/dev/null || echo refused; echo $r1; r2=x; readonly r2; (unset r2) 2>/dev/null || echo refused; readonly -p | grep 'r1=' | sed "s/'//g;s/\"//g"; (readonly r3; r3=x) 2>/dev/null || echo refused; sh -c 'readonly a=1; echo $a'
# differs: yash: set: set - is not specified
echo "== set"
set a b c; echo $# $3; set -- -x y; echo $1; set --; echo $#; set -- ; set x; shift; echo $#; set -f -- '*'; echo $1; set +f; set -- "a b" c; echo "$1"; set - a b 2>/dev/null; echo $*; v="a'b
c"; set | grep "^v=" | head -1 | cut -c1-2; (set -a; w=exported; sh -c 'echo $w'); set -o >/dev/null; echo $?; set +o >o; . ./o; echo $?; set -o noglob; echo *; set +o noglob; set -eu; set +eu; case $- in *e*) echo on;; *) echo off;; esac; set -C; case $- in *C*) echo C;; esac; set +C; set -fu; case $- in *f*u*|*u*f*) echo fu;; esac; set +fu
echo "== shift"
set -- 1 2 3 4; shift; echo $*; shift 2; echo $*; shift 0; echo $*; shift; echo $#; shift 0; echo $?
echo "== times"
times | wc -l | tr -d ' '; times | sed 's/[0-9][0-9]*/N/g' | sort -u
echo "== unset"
a=1; unset a; echo "[${a-unset}]"; unset nothing_such; echo $?; f() { echo f; }; unset -f f; f 2>/dev/null || echo no f; v=1; unset -v v; echo "[$v]"; f() { echo f; }; f=var; unset f; f; unset -f nothing_such; echo $?; a=1 b=2; unset a b; echo "[$a$b]"; unset PATH_NOT_SET x; echo $?
# differs: yash: found before functions: yash allows a function of that name
# differs: mksh: found before functions: mksh allows a function of that name
echo "== found before functions"
sh -c 'command unset -f x; eval() { :; }; echo never' 2>/dev/null || echo leaves
