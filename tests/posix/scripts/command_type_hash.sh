# XCU command, type, hash; 2.9.1.4 Command Search and Execution.
echo "== command"
command echo x; f() { echo function; }; ls() { echo mine; }; mkdir e; command ls e; ls; command -p ls e; command f 2>/dev/null || echo no functions; command command echo twice; command -- echo dashes; unset -f ls; command nothing_such 2>/dev/null; echo $?; command true && command false || echo status; x=1 command eval 'echo $x'
echo "== command -v"
command -v cd; command -v f; command -v if; command -v : ; command -v sh | sed 's/.*\///'; command -v nothing_such || echo none; alias al='echo a'; command -v al; command -v /bin/ls; command -v ./nothing || echo none; command -v export; command -v '!'; command -v '{'; cd e; command -v ../e/none; cd ..
echo "== command -V and type"
command -V cd >/dev/null; echo $?; command -V nothing_such >/dev/null 2>&1 || echo fails; type cd | grep -c cd; type sh | grep -c /sh; type f | head -1 | grep -c f; type nothing_such >/dev/null 2>&1 || echo fails; type if | grep -c if; type al | grep -c al; type cd sh | wc -l | tr -d ' '; command -V if | grep -c if
# differs: yash: search order: yash as POSIX finds regular built-ins only where PATH has a program of the name
echo "== search order"
echo() { printf 'function\n'; }; echo; command echo builtin; unset -f echo; PATH=/nothing; echo built-ins need no path; command -v cd; ls 2>/dev/null || echo no ls; command -p ls e; PATH=/usr/bin:/bin
mkdir b1 b2; printf '#!/bin/sh\necho one\n' >b1/prog; printf '#!/bin/sh\necho two\n' >b2/prog; chmod +x b1/prog b2/prog; PATH=$PWD/b1:$PWD/b2:$PATH; prog; PATH=$PWD/b2:$PATH; prog; PATH=$PWD/b1:$PATH prog; chmod -x b2/prog; prog; rm b2/prog; prog; (cd b1; PATH=.:/bin; prog; PATH=:/bin; prog; PATH=/bin:; prog)
# differs: mksh: hash: mksh does not fail for what it does not find
echo "== hash"
hash >/dev/null; echo $?; hash -r; echo $?; hash ls; echo $?; hash nothing_such 2>/dev/null || echo fails; hash | grep -c '/ls'; hash -r; hash | grep -c /ls; ls e; hash | grep -c '/ls'
echo "== a program that moved"
hash -r; prog; mv b1/prog b2/; prog
echo "== assignments in the search"
PATH=$PWD/b2:/usr/bin:/bin; PATH=/nothing prog 2>/dev/null || echo uses the new path; prog
echo "== slash"
./b2/prog; b2/prog; ./b2 2>/dev/null; echo $?; (cd b2; ./prog)
