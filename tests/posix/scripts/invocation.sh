# XCU sh: options and operands.
echo "== -c"
sh -c 'echo $0 $# $1' name a b; sh -c 'echo $#'; sh -c 'echo "$@"' n 'a b' c; sh -ec 'false; echo never'; echo $?; sh -c -e 'false; echo never'; echo $?; sh -c -- 'echo dashes' ; sh -ce 'echo together'; sh -c 'exit 5'; echo $?; sh -c 'echo a
echo b'; sh +e -c 'echo plus'; sh -c '' ; echo $?; sh -c 'echo $0' | sed 's/.*sh$/sh/'; sh -c 2>/dev/null || echo fails; sh -u -c 'echo $x; echo never' 2>/dev/null || echo leaves; sh -o errexit -c 'false; echo never'; echo $?; sh -o nothing_such -c : 2>/dev/null || echo fails; sh -Z -c : 2>/dev/null || echo fails; sh -o errexit -o nounset -c 'case $- in *e*u*|*u*e*) echo eu;; esac'; sh -eo nounset -c 'case $- in *e*u*|*u*e*) echo eu;; esac'; sh -e +e -c 'false; echo on'
echo "== scripts"
echo 'echo "$0 $# $*"' >s; sh s; sh s a 'b c'; sh -- s x; sh -e s; sh ./s; mkdir d; echo 'echo in path' >d/onpath; chmod +x d/onpath; sh nothing_such 2>/dev/null || echo fails; echo 'exit 7' >s; sh s; echo $?; : >s; sh s; echo $?; printf '#!/nothing\necho comment\n' >s; sh s; printf 'echo crlf' >s; sh s; sh -x s 2>/dev/null; sh - s; echo 'echo -s' >-s; sh ./-s
# differs: dash: a folder: dash reads nothing, and calls that success
# differs: mksh: a folder: as dash
echo "== a folder"
sh d 2>/dev/null || echo fails
# differs: yash: noexec: yash ends -n only with the line
# differs: mksh: noexec: mksh ends -n only with the line
echo "== noexec"
echo 'echo never; x=1' >s; sh -n s; echo $?; echo 'if' >s; sh -n s 2>/dev/null || echo finds it; sh -nc 'echo never'; echo $?; printf 'echo a\nfor\n' | sh -n 2>/dev/null || echo finds it; printf 'for i in 1; do\n:; done\ncat <<E\nE\n' | sh -n; echo $?; sh -c 'set -n; echo never'
# differs: yash: noexec starts nothing: as above
# differs: mksh: noexec starts nothing: as above
echo "== noexec starts nothing"
sh -c 'set -n; : >made | : >made; sh -c ": >made" | sh -c ": >made"; sh -c ": >made" & wait'; sleep 0.1; ls made 2>/dev/null
sh -c 'set -n && printf "%s\n" "$-" | grep -q n'; echo $?
# differs: dash: dollar minus: dash refuses -m without a terminal
echo "== dollar minus"
sh -c 'case $- in *i*) echo i;; *) echo not interactive;; esac'; sh -aefuC -c 'echo $-' | grep -c 'a' ; sh -h -c 'echo fine'; sh -b -c 'echo fine'; sh -m -c 'echo fine' >/dev/null 2>&1; sh +m -c 'echo fine'; sh +i -c 'echo fine' 
# differs: yash: set -o names: yash refuses set -o monitor without a terminal
echo "== set -o names"
for o in allexport errexit ignoreeof monitor noclobber noglob noexec nounset verbose xtrace vi emacs notify nolog; do case $o in noexec) continue;; esac; sh -c "set -o $o; set +o $o" 2>/dev/null >/dev/null || echo no $o; done
# differs: dash: interactive without a terminal: dash drops what it has read when an error returns to the prompt
# differs: mksh: interactive without a terminal: mksh expands no variable in ENV twice
echo "== interactive without a terminal"
echo 'echo $-' | ENV= PS1= PS2= sh -i 2>/dev/null | grep -c i; ENV= PS1= sh -i -c 'echo run' 2>/dev/null; echo 'echo env' >e; ENV=$PWD/e PS1= sh -i -c 'echo main' 2>/dev/null </dev/null; ENV=$PWD/e sh -c 'echo main'; echo 'echo env' >.e; v=.e; export v; ENV='$HOME/$v' PS1= sh -i -c 'echo expanded' 2>/dev/null </dev/null; printf 'echo one\nnothing_such\necho two\n: ${x?}\necho three\nreadonly r=1; r=2\necho four\n)\necho five\nset -Z\necho six' | ENV= PS1= PS2= sh -i 2>/dev/null
echo "== name"
echo 'echo $0' >s; sh ./s; sh "$PWD/s" | sed 's/.*\//dir\//'
