# exec NAME: the program takes the place of the shell.
echo "== the process ID stays"
sh -c 'echo $$; exec sh -c "echo \$\$"' | uniq | grep -c .
echo "== nothing behind it runs, no EXIT trap either"
(trap 'echo trap' EXIT; exec echo program; echo never)
echo "== the environment and the redirections go with it"
(x=1; export x; exec env | grep '^x=')
(y=2 exec sh -c 'echo $y')
(exec sh -c 'echo out; echo error >&2' &>file); cat file
echo "== the status is the program's"
(exec sh -c 'exit 9'); echo $?
(exec true); echo $?
(exec sh -c 'kill -KILL $$') 2>/dev/null; echo $?
echo "== what cannot be run ends the shell"
(exec nosuchprogram; echo never) 2>/dev/null; echo $?
echo text >plain; (exec ./plain; echo never) 2>/dev/null; echo $?
(exec /; echo never) 2>/dev/null; echo $?
echo "== a script without #!"
printf 'echo "script $1 $#"\nexit 4\n' >script; chmod +x script
./script a b; echo $?
(exec ./script c); echo $?
echo "== a function is not a program"
f() { echo function; }; (exec f) 2>/dev/null; echo $?
