# Field splitting: which words an expansion becomes.
show() { printf '%s:' $#; printf '<%s>' "$@"; echo; }
echo "== blanks"
v='  a  b   c '; show $v; show "$v"; show $v"$v"; show x$v"y"; show ${v}${v}; e=; show $e; show "$e"; show $e"" ; show a $e b
echo "== other separators"
IFS=:; v=a::b:; show $v; v=:a; show $v; v=' a : b '; show $v; show a:b; show $(echo x:y); unset IFS; show $v
IFS=' :'; v='a : b  :: c'; show $v; IFS=; v=' a b '; show $v; IFS=$'\n'; v='a b
c d'; show $v; unset IFS
echo "== \$@ and \$*"
set -- 'a b' '' c; show $@; show $*; show "$@"; show "$*"; show "x$@y"; show "$@" "$@"; IFS=-; show "$*"; show x"$*"y; IFS=; show "$*"; show $*; unset IFS
set --; show "$@"; show "$*"; show x"$@"; show "$@""$@"; show ${1+"$@"}
echo "== where nothing is split"
v='a  b'; w=$v; echo "$w"; case $v in 'a  b') echo case ;; esac; cat <<< $v; export x=$v; echo "$x"
echo "== where words are split"
for word in $v "$v"; do printf '<%s>' "$word"; done; echo; show $(printf 'one\ntwo  three\n\n'); show `echo p q`; show $((10 + 1))
IFS=0; show $((100 + 1)); show 101; unset IFS
echo "== quotes in a value are text"
v='"a b" c\ d'; show $v; eval "show $v"
