# XCU 2.8 Exit Status and Errors.
t() { sh -c "$1" 2>/dev/null && echo "status 0" || echo "status >0"; }
# differs: bash: syntax errors: bash goes on after a syntax error in eval
# differs: yash: syntax errors: yash leaves though command stands before eval
# differs: mksh: syntax errors: mksh takes an empty list, and leaves though command stands before eval
echo "== syntax errors"
for s in 'if' 'if x' 'fi' 'done' 'then' '(' ')' 'a)' '{' '}' ';' ';;' '&' '| a' 'a && ' '&& a' 'for' 'for x' 'for x in a' 'for x do' 'for 1 in a; do :; done' 'while' 'case' 'case x' 'case x in' 'case x in a' "'" '"' '`' '$(' '${' '$((1' 'f(a) { :; }' 'a ;; b' 'echo (' '<' '> ' 'if :; then fi' '{ }' '( )' 'esac' 'do' 'elif' 'else' 'if :; else :; fi' 'a & & b' 'echo a; ; b' 'for i in 1 do echo; done' '<<'; do sh -c "echo before
$s
echo never" >out 2>/dev/null; r=$?; [ $r -ne 0 ] && ! grep -q never out || echo "no error: $s ($r)"; done; echo all tried
t 'echo before
if'; t 'eval "if"; echo never'; t 'eval "echo a
)"; echo never'; echo ')' >d; t '. ./d; echo never'; t 'command eval "if"; echo on'
# differs: mksh: status of syntax errors: mksh gives 1
echo "== status of syntax errors"
sh -c 'if' 2>/dev/null; echo $?; printf 'fi\n' >d; sh d 2>/dev/null; echo $?; sh <d 2>/dev/null; echo $?
# differs: bash: special built-ins' errors leave: bash goes on after some, even as sh
# differs: yash: special built-ins' errors leave: yash goes on after some
# differs: mksh: special built-ins' errors leave: mksh goes on after some
echo "== special built-ins' errors leave"
t 'set -Z; echo never'; t 'shift 99; echo never'; t 'export 1a; echo never'; t 'readonly 1a; echo never'; t 'unset -x a; echo never'; t '. /nothing/x; echo never'; t 'readonly r=1; unset r; echo never'; t 'readonly r=1; export r=2; echo never'; t 'readonly r=1; readonly r=2; echo never'; t 'return x; echo never'; t 'set -o nothing; echo never'
echo "== command takes that away"
t 'command set -Z; echo on'; t 'command shift 99; echo on'; t 'command . /nothing/x; echo on'; t 'command export 1a; echo on'; t 'command eval "exit 3"; echo never'; t 'command : >/nothing/x; echo on'
# differs: mksh: regular built-ins' errors stay: mksh says so on standard output
echo "== regular built-ins' errors stay"
t 'cd /nothing; echo on'; t 'kill -NOSUCH 1; echo on'; t 'read 1a </dev/null; echo on'; t 'umask 9; echo on'; t 'alias nothing_such; echo on'; t 'unalias nothing_such; echo on'; t 'wait x; echo on'; t 'test 1 -eq; echo on'; t 'printf; echo on'; t 'getopts; echo on'; t 'hash nothing_such; echo on'; t 'cd -Z; echo on'; t 'type nothing_such >/dev/null; echo on'; t 'command -v nothing_such; echo on'; t 'command nothing_such; echo on'
echo "== redirections"
t ': >/nothing/x; echo never'; t 'eval : >/nothing/x; echo never'; t 'true >/nothing/x; echo on'; t 'ls >/nothing/x; echo on'; t '{ :; } >/nothing/x; echo on'; t 'f() { :; }; f >/nothing/x; echo on'; t 'exec >/nothing/x; echo never'; t 'cat <&9; echo on'; t ': <&9; echo never'
# differs: dash: redirections without a command: dash takes no command for a special built-in
echo "== redirections without a command"
t '>/nothing/x; echo on'; t 'x=1 >/nothing/x; echo on'
# differs: yash: assignments: yash goes on after for with a readonly variable
echo "== assignments"
t 'readonly r=1; r=2; echo never'; t 'readonly r=1; r=2 true; echo never' | sed 's/never/either/;s/.*status.*/either/'; t 'readonly r=1; for r in 2; do :; done; echo never'; t 'readonly r=1; r=2 :; echo never'; t 'readonly r=1; r=2 nothing_such; echo never' | sed 's/never/either/;s/.*status.*/either/'; t 'readonly r=1; r=2 nothing_such & wait $!; echo $?' | sed 's/^[12]$/either/'; t 'readonly r=1; (r=2; echo never); echo on'; t 'readonly r=1; x=$(r=2; echo never); echo on$x'; t 'readonly r=1; echo ${r2:=ok}; : ${r3=$((r=2))}; echo never'
# differs: yash: expansions: yash goes on, or not, after an error in a here-document
# differs: mksh: expansions: mksh goes on after an error in a function or eval
echo "== expansions"
t 'echo ${x?}; echo never'; t '(echo ${x?}; echo never); echo on'; t 'echo $(echo ${x?}; echo never) on'; t 'echo $((1/0)); echo never'; t 'x=$((1/0)); echo never'; t 'f() { echo ${x?}; }; f; echo never'; t 'cat <<E
${x?}
E
echo on' | sed 's/.*/either/'; t 'eval "echo \${x?}"; echo never'; t 'if echo ${x?}; then echo never; else echo never; fi; echo never'; t 'echo ${x?} || echo never'
# differs: mksh: commands not found: mksh gives 126 for an empty name
echo "== commands not found"
nothing_such 2>/dev/null; echo $?; ./nothing_such 2>/dev/null; echo $?; /nothing/such 2>/dev/null; echo $?; echo x >noexec; ./noexec 2>/dev/null; echo $?; mkdir dir; ./dir 2>/dev/null; echo $?; (exec nothing_such) 2>/dev/null; echo $?; (exec ./noexec) 2>/dev/null; echo $?; command nothing_such 2>/dev/null; echo $?; PATH= nothing_such 2>/dev/null; echo $?; "" 2>/dev/null; echo $?
echo "== exit status of a script"
sh -c ''; echo $?; sh -c 'false'; echo $?; sh -c 'exit 300'; echo $? | sed 's/^44$/300 or 44/;s/^300$/300 or 44/'; sh -c '#'; echo $?; sh ./nothing_such 2>/dev/null || echo fails
# differs: yash: killed by a signal: yash adds 384 rather than 128, which POSIX allows
echo "== killed by a signal"
sh -c 'kill -TERM $$'; echo $?; sh -c 'kill -KILL $$'; echo $?; (sh -c 'kill -INT $$'); echo $?
echo "== reading errors"
sh -c 'trap "echo exit trap" EXIT; echo ${x?}; echo never' 2>/dev/null; sh -c 'trap "echo exit trap" EXIT; set -Z' 2>/dev/null; echo done
echo "== scripts without a first line"
printf 'echo script $1 $0\n' >s; chmod +x s; ./s arg; echo $?; PATH=.:$PATH; s arg2; : >e; chmod +x e; ./e; echo $?
