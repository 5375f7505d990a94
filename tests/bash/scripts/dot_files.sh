# . and source: a file that runs in this shell.
mkdir lib; cat >lib/one <<'E'
loaded="$loaded one"
greet() { echo "hello $1"; }
[ -z "$stop" ] || return 5
echo end of the file
E
echo "== variables and functions stay"
. ./lib/one; greet you; echo $loaded; source ./lib/one; echo $loaded
echo "== return ends the file, not the shell"
stop=yes; . ./lib/one; echo $?; echo goes on
echo "== the status is that of the last command"
echo 'false' >two; . ./two; echo $?; : >three; false; . ./three; echo $?
echo "== PATH"
PATH=$PWD/lib:$PATH; stop=; . one
echo "== in a function: return leaves the file only"
f() { . ./lib/one; echo "f goes on: $?"; return 6; }; stop=yes; f; echo $?
echo "== from a list, a pipe and a here-document"
. <(echo 'echo from a list; v=list'); echo $v
. /dev/stdin <<E
echo "from a document: \$((6 * 7))"
E
echo "== one file loads another"
echo '. ./four; echo outer $?' >five; echo 'return 7' >four; . ./five
echo "== a loop around it, break inside a file's own loop"
echo 'for j in 1 2; do [ $j = 2 ] && break; echo "inner $j"; done' >six; for i in a b; do . ./six; echo $i; done
echo "== no such file"
(command . ./nosuch; [ $? -ne 0 ] && echo goes on) 2>/dev/null
echo "== only if it is there"
for file in ./nosuch ./two; do [ -r $file ] && . $file; done; echo $?
