# differs on purpose: leash does what POSIX says, bash does that only after `set -o posix`, or never.
self=$(readlink /proc/$$/exe)
echo "== trap -p NAME shows the default action, too (XCU trap)"
trap -p USR1
echo "== a substitution inherits set -e (XCU 2.12)"
"$self" -ec 'x=$(false; echo never); echo never'; echo $?
echo "== an error of a special built-in ends a script (XCU 2.8.1)"
("$self" -c '. ./nosuch; echo never') 2>/dev/null; [ $? -ne 0 ] && echo ended
("$self" -c 'readonly r=1; export r=2; echo never') 2>/dev/null; [ $? -ne 0 ] && echo ended
echo "== a number that is too large is an error (XCU printf)"
printf '%d\n' 99999999999999999999 2>/dev/null; echo $?
echo "== kill succeeds only if every operand has a process (XCU kill)"
kill -0 99999999 $$ 2>/dev/null; echo $?
echo "== an option that does not exist is an error"
shopt -so nosuch 2>/dev/null; echo $?
