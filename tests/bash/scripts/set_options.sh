# set: options on and off, listed, saved and restored.
echo "== \$-"
has() { case $- in *$1*) echo "$1 on" ;; *) echo "$1 off" ;; esac; }
has e; has f; has u; set -fu; has f; has u; set +f +u; has f; has u
set -o noglob; has f; echo *; set +o noglob; has f
echo "== set -o"
set -o | grep -E '^(errexit|noglob|nounset|noclobber|allexport|monitor|pipefail)' | tr -s ' \t' ' ' | sort
echo "== set +o: saved and restored"
saved=$(set +o); set -fC; has f; eval "$saved"; has f; has C
echo "== set -f, and a word that is split"
touch a1 a2; set -f; words='a* b'; set -- $words; echo "$# $1"; set +f; set -- $words; echo "$# $1"
echo "== set -a"
set -a; exported=1; set +a; not=2; sh -c 'echo "$exported ${not-unset}"'
echo "== set -C"
echo one >file; set -C; echo two >file; echo $?; echo three >|file; cat file; set +C; echo four >file; cat file
echo "== in a function, and in a subshell"
f() { set -f; }; f; has f; set +f; (set -f; has f); has f
echo "== set -n reads and runs nothing"
echo 'echo never; echo "$(echo no)"' >script; sh -n script; echo $?; echo 'if' >script; sh -n script 2>/dev/null; [ $? -ne 0 ] && echo error
echo "== set -v and set -x write to standard error"
(set -x; echo a 'b c' $((1 + 1)) >/dev/null) 2>&1 | sed 's/^+* //'
echo "== no such option"
(set -o nosuch) 2>/dev/null || echo refused
