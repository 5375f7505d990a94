# XCU sh, INPUT FILES: commands on standard input are read no further than they are run.
# differs: dash: read takes the next line, from a pipe: dash 0.5.12 reads whole blocks, which POSIX forbids (sh, INPUT FILES)
echo "== read takes the next line, from a pipe"
printf 'read x\nhello\necho "got $x"\n' | sh; printf 'read x; read y\n1\n2\necho $x$y\n' | sh; printf 'cat\nrest\nof it\n' | sh; printf 'head -1 >/dev/null\n' | sh; printf 'echo a\nexit 3\necho never\n' | sh; echo $?
# differs: dash: read takes the next line, from a file: dash 0.5.12 reads whole blocks, which POSIX forbids (sh, INPUT FILES)
echo "== read takes the next line, from a file"
printf 'read x\nhello\necho "got $x"\n' >s; sh <s; printf 'read x; read y\n1\n2\necho $x$y\n' >s; sh <s; printf 'cat\nrest\nof it\n' >s; sh <s; printf 'if read x\nthen echo "$x"\nfi\nline\necho end\n' >s; sh <s; printf 'while read x; do echo "<$x>"; done\na\nb\n' >s; sh <s; printf 'sh -c "read y; echo sub \\$y"\nfor child\necho parent\n' >s; sh <s; printf '(read x; echo "$x")\nto subshell\necho on\n' >s; sh <s
printf 'cat <<E\nhere\nE\nread x\nval\necho $x\n' | sh; printf 'read x <<E\nhere\nE\necho $x\n' | sh; printf 'cat </dev/null\necho on\n' | sh; printf 'exec cat\nrest\n' | sh
# differs: dash: the rest is for who comes after: dash 0.5.12 reads whole blocks, which POSIX forbids (sh, INPUT FILES)
# differs: bash: the rest is for who comes after: bash reads a file on as if it were a script after exit
echo "== the rest is for who comes after"
printf 'echo one\nexit\nleft over\n' >s; { sh; cat; } <s; printf 'exec 3<&0\nread x <&3\nline\necho $x\n' >s; sh <s
# differs: dash: exec changes where commands come from: dash has read the whole block already
echo "== exec changes where commands come from"
echo 'echo from other' >other; printf 'exec <other\necho never\n' >s; sh <s; printf 'exec <other\n' | sh
echo "== without a newline at the end"
printf 'echo no newline' | sh; printf 'echo a; exit 4' | sh; echo $?; printf '' | sh; echo $?; printf '\n\n' | sh; echo $?; printf 'echo a\\\nb' | sh; printf '# comment' | sh; echo $?
echo "== -s"
echo 'echo "$# $1 $2"' | sh -s a b; echo 'echo "$# $1"' | sh -s -- -x; echo 'echo $0' | sh -s | sed 's/.*sh$/sh/'; echo 'echo $-' | sh -s | grep -c s; echo 'echo "$1"' | sh -es x; echo 'echo $#' | sh -; echo 'echo $#' | sh -- 
echo "== long lines and many"
i=0; while [ $i -lt 300 ]; do echo "x$i=$i"; i=$((i+1)); done >s; echo 'echo $x0$x299' >>s; sh <s; cat s | sh; t=$(printf '%05000d' 1); echo "x=$t; echo \${#x}" | sh
echo "== syntax errors after output"
printf 'echo first\n)\necho never\n' | sh 2>/dev/null || echo fails; printf 'echo first\nif\n' | sh 2>/dev/null || echo fails
echo "== commands that read nothing"
printf 'true &\nwait\necho after background\n' | sh; printf 'cat &\nwait\necho after\n' | sh
