# ( ) and { }: what stays inside, and what comes out.
x=outer; cd /
echo "== variables, folders, options, functions, traps, descriptors"
(x=inner; cd /usr; set -f; f() { echo f; }; trap 'echo trap' EXIT; exec 9>/dev/null; echo "$x $PWD $-" | tr -d hB)
echo "$x $PWD"; case $- in *f*) echo f ;; *) echo no f ;; esac; f 2>/dev/null || echo no function; (echo >&9) 2>/dev/null || echo closed; cd - >/dev/null
echo "== { } changes the shell"
{ x=changed; f() { echo f; }; }; echo $x; f
echo "== exit leaves only ( )"
(exit 3); echo $?; (echo before; exit 4; echo never); echo $?; { (exit 5); }; echo $?
echo "== status"
(false; true); echo $?; (true; false); echo $?; ( (exit 6) ); echo $?; ! (exit 7); echo $?; (exit 8) || echo failed
echo "== nested"
( ( (echo three; exit 9); echo "$?"; x=deep); echo "$x" ); (x=1; (x=2; (x=3; echo $x); echo $x); echo $x)
echo "== \$\$ and \$!"
(echo $$ >a); [ "$(cat a)" = $$ ] && echo the same; true & j=$!; (echo $!) >a; [ "$(cat a)" = $j ] && echo known inside; (true & echo $! >b); [ $! = $j ] && echo kept; wait
echo "== positional parameters and loops"
set -- a b c; (shift; echo $*); echo $*; for i in 1 2; do (break 2>/dev/null; echo "round $i"); done | head -n 1
echo "== in pipelines and substitutions"
echo text | (read -r y; echo "$y"); echo "${y-unset}"; echo text | { read -r y; echo "$y"; }; echo "${y-unset}"; z=$(x=sub; echo $x); echo "$z $x"; v=$( (echo inner) ); echo $v
