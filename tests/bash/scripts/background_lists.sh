# What & puts into the background: the whole list before it.
echo "== && and ||"
true && (exit 3) & wait $!; echo $?
false && echo never & wait $!; echo $?
false || exit 4 & wait $!; echo $?
echo "== several lists on one line"
echo 1 >a & echo 2 >b & echo 3 >c; wait; cat a b c
{ echo group; exit 5; } >a & wait $!; echo $?; cat a
(echo subshell; exit 6) >a & wait $!; echo $?; cat a
for i in 1 2; do echo $i; done >a & wait $!; cat a
if false; then :; else exit 7; fi & wait $!; echo $?
case x in x) exit 8 ;; esac & wait $!; echo $?
echo "== a pipeline: \$! and the status are those of the last command"
echo text | (cat >a; exit 9) & wait $!; echo $?; cat a
(exit 1) | sh -c 'echo $$ >a' & last=$!; wait $last; echo $?; [ "$(cat a)" = $last ] && echo the last
(exit 2) | true | cat & wait $!; echo $?
echo "== a job changes nothing here"
x=old; x=new & wait $!; echo $x
cd / & wait $!; [ "$PWD" = / ] || echo not moved
f() { y=changed; return 3; }; f & wait $!; echo $? "${y-unset}"
echo "== the status of & itself"
false & echo $?; wait
(exit 3); true & echo $?; wait
echo "== \$! stays until the next job"
first=$!; (true); true | true; [ $! = $first ] && echo same; true & [ $! = $first ] || echo other; wait
