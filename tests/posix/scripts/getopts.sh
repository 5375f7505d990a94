# XCU getopts.
go() { OPTIND=1; unset OPTARG; while getopts "$spec" o "$@"; do printf '%s[%s] ' "$o" "${OPTARG-}"; done 2>/dev/null; shift $((OPTIND-1)); echo "end $o $OPTIND rest:$*"; }
spec=ab:c
echo "== plain"
go; go -a; go -a -c; go -ac; go -a x; go x -a; go -- -a; go -a -- x; go - x; go -a - x
echo "== arguments"
go -b x; go -bx; go -abx y; go -ab x y; go -b -a; go -b '' x; go -b -- x
# differs: yash: wrong: yash counts an argument that is missing
echo "== wrong"
go -z; go -az; go -b; go -ab; spec=:ab:; go -z; go -b; go -a -z x
echo "== silent"
spec=:a:b; unset OPTARG; OPTIND=1; getopts $spec o -z; echo "$o $OPTARG"; OPTIND=1; getopts $spec o -a; echo "$o $OPTARG"
echo "== message"
OPTIND=1; getopts ab o -z 2>&1 >/dev/null | grep -c z; OPTIND=1; getopts b: o -b 2>&1 >/dev/null | grep -c b
echo "== positional parameters"
set -- -a -b v rest; OPTIND=1; while getopts ab: o; do echo $o $OPTARG; done; shift $((OPTIND-1)); echo $*
echo "== end"
OPTIND=1; getopts a o x; echo $? $o $OPTIND; OPTIND=1; getopts a o; echo $? $o
echo "== in a function"
f() { OPTIND=1; while getopts x o; do echo f$o; done; }; set -- -a -b; f -x; OPTIND=1; getopts ab o; echo $o
echo "== again"
OPTIND=1; getopts ab o -ab; echo $o; getopts ab o -ab; echo $o; getopts ab o -ab || echo end; OPTIND=1; getopts ab o -b; echo $o
