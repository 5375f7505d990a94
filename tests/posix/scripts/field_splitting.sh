# XCU 2.6.5 Field Splitting.
show() { printf '%d:' $#; printf '<%s>' "$@"; echo; }
echo "== default IFS"
v='  a  b
	c  '; show $v; show "$v"; show x$v; show ${v}x; show $v$v
echo "== other characters"
IFS=:; v=a:b::c:; show $v; v=:a; show $v; v=::; show $v; v=a; show $v; v=; show $v; v='a b:c'; show $v
echo "== mixed white space"
IFS=' :'; v=' a : b  c:: d '; show $v; v='a :b'; show $v; v=' : '; show $v; v='a b '; show $v
echo "== empty and unset IFS"
IFS=; v=' a b '; show $v; unset IFS; show $v
echo "== only expansions are split"
IFS=:; show a:b; show "$(echo a:b)" $(echo a:b) a:b${u-c:d} "${u-c:d}"
echo "== quoted parts"
IFS=' '; v='a b'; show "$v"c; show $v"c d"e; show ""$v""; show ''$v; show $v''; show "" $u "" $u; show $u''
echo "== assignment is not split"
IFS=' '; w=$v; show "$w"; w=$(echo 'p   q'); show "$w"
echo "== case and redirection are not split"
case $v in 'a b') echo whole;; esac
echo "== backslash in value"
unset IFS; b='a\ b'; show $b; b='a\b'; show $b
echo "== IFS with letters"
IFS=x; v=axbxxc; show $v; v=x; show $v; IFS='\'; v='a\b'; show $v; unset IFS
echo "== at sign with IFS"
set -- 'a:b' 'c d'; IFS=:; show $@; show $*; show "$@"; show "$*"; show x$@y; unset IFS
echo "== empty positional"
set -- '' a ''; show $@; show $*; show "$@"; IFS=:; show "$*"; unset IFS
echo "== command substitution"
show $(printf 'a\n\nb\n\n\n'); show "$(printf 'a\n\nb\n\n\n')"; show x$(printf '\n\n')y "$(printf '\n')"
echo "== arithmetic is split"
IFS=1; show $((212)); show "$((212))"; unset IFS
echo "== tilde is not split"
IFS=/; HOME=/a/b; show ~; unset IFS
