# command: -v and -V, and a command past its function.
echo "== command -v"
command -v cd; command -v if; command -v nosuch || echo none
f() { :; }; command -v f; PATH=/usr/bin; command -v sed
command -v /usr/bin/sed; command -v ./nosuch || echo none
echo "== is it there?"
for name in sed nosuchtool; do command -v $name >/dev/null 2>&1 && echo "$name yes" || echo "$name no"; done
echo "== past a function"
ls() { echo the function; }; ls; command ls / >/dev/null && echo the program
cd() { command cd "$@" && echo "now in ${PWD##*/}"; }; mkdir folder; cd folder; cd ..  >/dev/null; unset -f cd ls
echo() { command echo "echo: $*"; }; echo a b; unset -f echo
echo "== a special built-in loses its two properties"
command export bad-name=1 2>/dev/null || echo lives
x=1 command eval 'echo $x'; echo "${x-not kept}"
command . /no/such/file 2>/dev/null || echo lives
command exec 3>file; echo text >&3; exec 3>&-; cat file
echo "== command -p"
PATH=/nosuch; command -p echo found; command -p ls / >/dev/null; echo $?; PATH=/usr/bin
echo "== the status"
command false; echo $?; command nosuch 2>/dev/null; echo $?; command; echo $?
command -V cd >/dev/null; echo $?; command -V nosuch 2>/dev/null || echo none
