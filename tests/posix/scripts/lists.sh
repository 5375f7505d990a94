# XCU 2.9.3 Lists.
echo "== and or"
true && echo a; false && echo b; true || echo c; false || echo d; true && false || echo e; false || true && echo f; false && echo x || echo g
true ||
echo never; true &&

echo newline
! false && echo h; false; true && echo $?; true; false || echo $?
echo "== status"
false && true; echo $?; false || false; echo $?; true && (exit 3); echo $?; false && echo x; echo $?
echo "== sequential"
echo a; echo b;echo c
echo "== asynchronous"
echo bg & wait; { sleep 0; echo group; } & wait; (exit 4) & wait $!; echo $?; false && true & wait $!; echo $?; true & echo $?; wait; false & wait; echo $?
x=1; x=2 & wait; echo $x
echo "== asynchronous input is empty"
echo data | { cat & wait; cat; }; echo x >f; { cat <f & wait; }
# differs: dash: no message of jobs: dash 0.5.12 says Terminated in a script too
# differs: yash: no message of jobs: yash adds 384 rather than 128
# differs: mksh: no message of jobs: mksh says Terminated in a script too
echo "== no message of jobs"
{ sleep 0 & wait; /bin/sleep 5 & sleep 0.1; kill $!; wait $!; } 2>&1; echo $?
echo "== dollar bang"
sleep 0 & a=$!; sleep 0 & b=$!; [ $a != $b ] && echo differ; wait $a; echo $?; wait $b; echo $?
echo "== dollar question across"
false
echo $?
false; echo $?; false

echo $?
# a comment
f() { return 3; }; f; echo $?; x=$(false); echo $?; x=y; echo $?
