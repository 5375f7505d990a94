# A pathname is an argument as any other.
f() { cat "$1" "$2"; }; f <(echo 1) <(echo 2)
h() { while read -r x; do echo "<$x>"; done < "$1"; }; h <(printf 'a\nb\n')
. <(echo 'sourced=yes; echo in the file'); echo $sourced
eval 'cat <(echo evaluated)'
k() { cat; } < <(echo body)
k
set -- <(echo positional); case $1 in /dev/fd/*) echo a pathname ;; esac
