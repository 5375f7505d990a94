# local: variables of a function.
x=outer
echo "== the function's own variable, and the one outside"
f() { local x=inner; echo $x; }; f; echo $x
g() { local x=$1; [ $1 -gt 0 ] && g $(($1 - 1)); printf '%s ' $x; }; g 3; echo
echo "== functions that are called see it"
show() { echo "$x"; }; h() { local x=from_h; show; x=changed; show; }; h; show
echo "== several names"
k() { local a=1 b='two words' c="$x"; echo "$a/$b/$c"; }; k; echo "${a-unset}${b-unset}"
echo "== the words are not split"
v='a   b *'; m() { local w=$v; echo "$w"; local z=$(echo 'c   d'); echo "$z"; }; m
echo "== arguments"
n() { local first=$1; shift; local rest="$*"; echo "$first|$rest"; }; n 1 2 3
echo "== IFS and OPTIND of a function"
o() { local IFS=,; set -- $1; echo $# "$*"; }; o a,b,c; set -- $v; echo "$#" | grep -c '[3-9]'
p() { local OPTIND=1 option; while getopts ab: option "$@"; do printf '%s' "$option${OPTARG-}"; done; echo; }; p -a -b x; p -b y
echo "== the status of local hides that of the substitution"
q() { local s=$(exit 3); echo $?; local t; t=$(exit 3); echo $?; }; q
echo "== exported variables"
r() { local e=1; export e; sh -c 'echo "$e"'; }; r; sh -c 'echo "${e-gone}"'; X=env; export X; s() { local X=inner; sh -c 'echo $X'; }; s; sh -c 'echo $X'
echo "== unset in the function"
t() { local x=1; unset x; x=2; }; t; echo $x
echo "== return and break put it back"
u() { local x=gone; return 4; }; u; echo "$? $x"; for i in 1; do w() { local x=1; }; w; done; echo $x; (f; exit 5); echo $? $x
echo "== outside of functions"
(local y=1) 2>/dev/null; [ $? -ne 0 ] && echo refused
