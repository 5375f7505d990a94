# XCU 2.7 Redirection.
echo "== output and input"
echo one >f; cat f; echo two >>f; cat <f; echo three >f; cat f; >f; cat f; echo x 1>f; cat <f
echo "== order"
{ echo out; echo err >&2; } >f 2>&1; cat f; { echo out; echo err >&2; } 2>&1 >f | sed 's/^/pipe /'; cat f
>g echo before words; cat g; echo a >f b; cat f
echo "== clobber"
echo old >f; set -C; (echo new >f) 2>/dev/null || echo refused; echo forced >|f; cat f; echo appended >>f; cat f; echo n >/dev/null && echo devices are fine; set +C
echo "== read and write"
echo abcdef >f; exec 3<>f; read x <&3; echo "$x"; echo more >&3; exec 3>&-; cat f; : <>created; ls created; rm created
echo "== duplicate and close"
exec 4>f; echo four >&4; exec 4>&-; cat f; (echo x >&4) 2>/dev/null || echo closed
exec 5<f; cat <&5; exec 5<&-; cat <&5 2>/dev/null || echo closed
{ echo a; } 3>&1 >&3 3>&-; fd=1; echo dynamic >&$fd
(echo lost >&-) 2>/dev/null || echo write fails
echo "== digits are descriptors only before the operator"
echo 2>f; cat f; echo 2 >f; cat f; echo a2>f; cat f; echo \2>f; cat f
echo "== on compound commands"
for i in 1 2; do echo $i; done >f; cat f; while read x; do echo "r $x"; done <f; if :; then echo t; fi >f; cat f
case x in x) echo c;; esac >f; cat f; { echo b; echo c; } >f; cat f; (echo s) >f; cat f; f() { echo fun; } >f; f; cat f; until :; do :; done >f
echo "== on functions"
g() { echo "in g $1"; } >f; g 1; g 2; cat f; g 3 >h; cat h; cat f
echo "== failing"
cat <nothing 2>/dev/null; echo $?  | sed s/[1-9]/N/; echo x >nodir/f 2>/dev/null || echo failed
{ echo y; } <nothing 2>/dev/null || echo group failed; (echo y) <nothing 2>/dev/null || echo subshell failed
f() { echo y; }; f <nothing 2>/dev/null || echo function failed; for i in 1; do echo y; done <nothing 2>/dev/null || echo loop failed
echo "== on special built-ins leave"
sh -c ': <nothing; echo never' 2>/dev/null || echo leaves
sh -c 'exec <nothing; echo never' 2>/dev/null || echo leaves
sh -c 'command : <nothing; echo goes on' 2>/dev/null
sh -c 'true <nothing; echo goes on' 2>/dev/null
echo "== no command"
>created; ls created; <created; echo $?; >a >b; ls a b; x=1 >c; echo $x; ls c; rm a b c created
(<nothing) 2>/dev/null || echo failed; $(exit 3) >f; echo $?
echo "== exec keeps"
(exec >f; echo one; echo two; ls nothing 2>/dev/null); cat f
exec 6>&1 >f; echo hidden; exec >&6 6>&-; cat f
echo "== command exec keeps too"
echo content >f; (command exec 8<f; read x <&8; echo "[$x]"); (command -p exec >g; echo to g); cat g; f() { command exec 8<f; }; f; read x <&8; echo "[$x]"; eval 'exec 8<&-' 9<f; (read x <&9) 2>/dev/null || echo 9 is closed
echo "== targets are expanded"
n=name; echo x >$n.txt; cat name.txt; echo y >"a b"; cat 'a b'; echo z >$(echo sub); cat sub; HOME=$PWD; echo t >~/tilde; cat tilde; rm -f 'a b' sub tilde name.txt
v='p q'; echo split >$v; cat 'p q' && rm 'p q'
echo "== several for one descriptor"
echo last >f >g; wc -c <f | tr -d ' '; cat g; echo in >h; cat <f <h
# differs: mksh: subshell inherits: mksh keeps descriptors that exec opened from other programs
echo "== subshell inherits"
exec 7>f; (echo sub >&7); sh -c 'echo child >&7'; exec 7>&-; cat f
echo "== closed standard output"
sh -c 'echo x' >&- 2>/dev/null || echo fails
sh -c 'echo x >&2' 2>&- >/dev/null || echo fails
echo "== closed standard input"
cat <&- 2>/dev/null || echo fails
sh -c 'read x; echo $?' <&- 2>/dev/null | sed 's/[1-9][0-9]*/N/'
echo "== what stands before a redirection that fails is in force when that is told"
echo a 2>/dev/null <missing || echo silent; cat 2>/dev/null <missing || echo silent; { echo a; } 2>/dev/null >&9 || echo silent; (echo a) 2>/dev/null <missing || echo silent; f() { :; }; f 2>/dev/null <missing || echo silent; cat 2>/dev/null <missing | cat; x=$(cat 2>/dev/null <missing); echo "$x"
echo a 2>told <missing; grep -c missing told; echo back >&2 2>/dev/null; echo out 2>/dev/null; nosuch_program 2>/dev/null <missing || echo silent
echo "== a file that set -C makes is made once, though the program or the next file is missing"
printf '#!/no/such\n' >bad; chmod +x bad
set -C; rm -f new
./bad >new 2>/dev/null & wait; [ -f new ] && rm new; ./bad 2>said >new & wait; grep -c bad said; rm -f new said
./bad 2>said >new | cat; grep -c bad said; grep -c 'set -C' said; rm -f new said
cat 2>said >new <missing & wait; grep -c missing said; grep -c 'set -C' said; rm -f new said
set +C
