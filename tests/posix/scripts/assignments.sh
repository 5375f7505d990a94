# XCU 2.9.1 Simple Commands: assignments.
echo "== alone"
a=1 b=$a; echo $a$b; a=2 a=$a$a; echo $a; e=; echo "[$e]"; x=a=b; echo $x; y='a b' z=$y; echo "$z"; p=*; echo "$p"; q=$(echo a; exit 3); echo $? $q
echo "== before a command"
v=1; v=2 true; echo $v; v=3 sh -c 'echo $v'; echo $v; v=4 eval 'echo $v'; f() { echo "f $v"; }; v=5 f; w=1 x=2 sh -c 'echo $w$x'; unset w; w=1 echo "[$w]"
# differs: mksh: seen by the next: mksh expands them all first
echo "== seen by the next"
unset a b; a=1 b=$a sh -c 'echo "$a$b"'; a=0; a=1 b=$a env | grep '^b='; echo $a
echo "== after a command they are arguments"
echo a=1 b=2; set -- a=1; echo $1; echo "[$nothing]"
echo "== exported stay exported"
export ex=1; ex=2; sh -c 'echo $ex'; ex=3 sh -c 'echo $ex'; echo $ex; n=1; n=2 sh -c 'echo $n'; sh -c 'echo "[$n]"'
echo "== before a built-in"
IFS=: read a b <<E
x:y
E
echo $a $b; printf 'a b' | { IFS= read c; echo "[$c]"; }; v='p:q'; IFS=: eval 'set -- $v'; echo $#; unset IFS; HOME=/tmp cd; pwd; cd - >/dev/null
echo "== with an expanded command"
c='echo'; v=1 $c x; e=; v=2 $e; echo $v; v=3 $(true); echo $v
echo "== failing command leaves them"
v=before; v=in nothing_such 2>/dev/null; echo $v
# differs: yash: set -a: yash exports what is assigned as an assignment, and not by for and :=
# differs: mksh: set -a: mksh exports what is assigned as an assignment, and not by for and :=
echo "== set -a"
set -a; auto=1; set +a; sh -c 'echo $auto'; (set -a; read r <<E
value
E
sh -c 'echo $r'; for i in loop; do sh -c 'echo $i'; done; : ${d:=default}; sh -c 'echo $d')
