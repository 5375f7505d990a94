# ${...}: defaults, lengths, and parts cut off.
file=/usr/share/doc/leash.tar.gz; empty=; unset none
echo "== defaults"
echo "${none-a} ${none:-b} [${empty-c}] ${empty:-d} [${none+e}] [${empty+f}] [${empty:+g}] ${file:+h}"
echo "${none:-$file} ${none:-$(echo sub)} ${none:-${empty:-nested}} ${none:-'q  q'} ${none:-"a  b"}"
: ${none:=assigned}; echo $none; unset none; : "${none=two  words}"; echo "$none"; unset none
echo "== errors"
(: ${none:?must be set}; echo never) 2>/dev/null || echo ended; (: ${empty?}; echo lives); (: ${empty:?} ; echo never) 2>/dev/null || echo ended
echo "== lengths"
echo ${#file} ${#empty} ${#none} ${#}; set -- aa b; echo ${#} ${#1} ${#@} ${#*}
echo "== name, folder, extension"
echo "${file##*/} ${file%/*} ${file##*.} ${file%%.*} ${file%.*} ${file#*/}"
name=${file##*/}; echo "${name%.gz} ${name%%.*}.zip"
path=a/b/c/; echo "${path%/} ${path%%/*} ${path#*/}"; x=aXbXc; echo "${x#*X} ${x##*X} ${x%X*} ${x%%X*} ${x#z} ${x%[a-c]}"
echo "== quoted patterns"
star='a*b*c'; echo "${star#*\*} ${star#'a*'} ${star%"*"*}"; pattern='*b'; echo "${star#$pattern} ${star#"$pattern"}"
echo "== blanks at the ends"
text='   in the middle  '; text=${text#"${text%%[! ]*}"}; text=${text%"${text##*[! ]}"}; echo "<$text>"
echo "== every word"
set -- a.txt b.txt; for f; do echo "${f%.txt}.md"; done; echo "${@#a}" "${*%.txt}"
echo "== special parameters"
set -- {1..12}; echo "${10} $10 ${12} ${#} ${*} ${@:-none}"; (exit 3); echo "${?} ${?:-x}"; (set -f; echo "${-:+set}"); echo "${$:+set} ${0##*/}"
