# XCU 2.15 set -u.
t() { sh -uc "$1" 2>/dev/null && echo "status 0" || echo "status >0"; }
# differs: yash: leaves: ${#x} of an unset x is 0 in yash
# differs: mksh: leaves: mksh goes on in eval
echo "== leaves"
t 'echo $x; echo never'; t 'echo "$x"; echo never'; t 'echo ${x}; echo never'; t 'echo ${#x}; echo never'; t 'echo ${x%a}; echo never'; t 'echo ${x#a}; echo never'; t 'echo $1; echo never'; t 'y=$x; echo never'; t 'echo $!; echo never'; t 'case $x in *) echo never;; esac'; t 'for i in $x; do echo never; done'; t 'cat <<E
$x
E
echo never'; t '(echo $x; echo never); echo on'; t 'echo $(echo $x) on'; t 'if echo $x; then echo never; fi; echo never'; t 'echo $x || echo never'; t 'f() { echo $x; }; f; echo never'; t 'eval "echo \$x"; echo never'
echo "== stays"
t 'echo ${x-d}'; t 'echo ${x:-d}'; t 'echo ${x+d}'; t 'echo ${x:+d}'; t 'echo ${x=d} $x'; t 'echo $@ $* $# "$@" "$*" on'; t 'x=; echo "[$x]"'; t 'unset x; echo on'; t 'set +u; echo "[$x]"'; t 'set -- a; echo $1'; t 'for i; do :; done; echo on'; t 'for i in "$@"; do :; done; echo on'
