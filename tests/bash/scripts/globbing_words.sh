# Pathnames: patterns, what they find, and what they are if they find nothing.
mkdir -p sub/deep .hidden 'with blank'; touch -- a b ab a.c b.h .dot sub/x.c sub/y.c sub/deep/z.c 'with blank/file' 'st*r' '[x]' -dash
echo "== * ? [ ]"
echo *; echo ?; echo ??; echo *.?; echo [ab]; echo [!ab]*; echo [a-b]*.[ch]; echo *[c-h]
echo "== hidden files"
echo .*t; echo .[!.]*; echo .h*; echo *dot
echo "== folders"
echo */; echo */*.c; echo */*/*; echo sub/*; echo ./s*/; echo with*/*; echo "$PWD"/su[b] | sed "s,$PWD,PWD,"
echo "== nothing found: the pattern stays"
echo nosuch*; echo sub/*.h; echo '*'; echo "*"c; echo \*; echo [; echo [z-
echo "== quoted characters are text"
echo 'st*'r; echo st\**; echo "["x]; echo *"*"*
echo "== from variables"
p='*.c'; echo $p; echo "$p"; d=sub; echo $d/$p; q='"*.c"'; echo $q; set -- $p; echo $#
echo "== loops over files"
for f in sub/*.c; do [ -e "$f" ] || continue; printf '%s ' "${f##*/}"; done; echo; for f in no*such; do [ -e "$f" ] || echo none; done
echo "== how many, and the last one"
set -- *; echo $# "$1"; for last; do :; done; echo "$last"; set -- sub/*; shift $(($# - 1)); echo "$1"
echo "== not in assignments, case and here-documents"
v=*; [ "$v" = '*' ] && echo text; cat <<< *; case '*' in \*) echo star ;; esac; echo x >o*t; ls o*
echo "== braces first"
echo {a,b}*.[ch] sub/{x,y,z}.c {no,such}*
