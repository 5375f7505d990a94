# type -a and type -t: all meanings of a name, and one word for each.
PATH=/usr/bin
greet() { :; }
echo "== -t"
type -t greet if cd sed nosuchname; echo $?
type -t cd; echo $?
type -t nosuchname; echo $?
type -t /usr/bin/sed /nosuch/file; echo $?
type -t; echo $?
for word in then '{' '!' case; do type -t "$word"; done
shopt -s expand_aliases 2>/dev/null # bash reads aliases of a script only then
alias short=true; type -t short
echo "== -a"
type -a true; echo $?
type -a sed; echo $?
type -a /usr/bin/sed
type -a nosuchname 2>/dev/null; echo $?
PATH=/usr/bin:/nosuch:/usr/bin; type -a sed; PATH=/usr/bin
echo "== -a -t"
type -at true
type -a -t cd if greet
true() { :; }
type -at true
type -a -t nosuchname; echo $?
echo "== an option that is none"
type -Z cd 2>/dev/null; echo $?
