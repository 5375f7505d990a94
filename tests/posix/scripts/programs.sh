# Small programs as they are written in books.
echo "== sieve"
n=2; primes=; while [ $n -le 50 ]; do for p in $primes; do [ $((n % p)) -eq 0 ] && { n=$((n+1)); continue 2; }; done; primes="$primes $n"; n=$((n+1)); done; echo $primes
echo "== word count"
printf 'the cat the dog a cat the end\n' | tr ' ' '\n' | sort | uniq -c | sort -rn | while read -r count word; do echo "$word=$count"; done | sort
echo "== a stack"
push() { eval "stack_$depth=\$1"; depth=$((depth+1)); }; pop() { depth=$((depth-1)); eval "popped=\$stack_$depth"; }; depth=0; push 'a b'; push "c'd"; push '$e'; pop; echo "$popped"; pop; echo "$popped"; pop; echo "$popped"
echo "== quoting for eval"
quote() { printf "%s\n" "$1" | sed "s/'/'\\\\''/g;1s/^/'/;\$s/\$/'/"; }; v=$(quote "it's
two lines"); eval "w=$v"; echo "$w"
echo "== temporary files and a trap"
sh -c 'tmp=$PWD/tmp.$$; trap "rm -f \"$tmp\"" EXIT; echo data >"$tmp"; cat "$tmp"; exit 3'; echo $?; ls tmp.* 2>/dev/null || echo cleaned up
echo "== options"
usage() { echo "usage: $0 [-v] [-o file] args" >&2; exit 2; }; parse() { verbose=0 out=-; OPTIND=1; while getopts vo: opt; do case $opt in v) verbose=$((verbose+1));; o) out=$OPTARG;; *) usage;; esac; done; shift $((OPTIND-1)); echo "v=$verbose o=$out: $*"; }; parse -v -v -o file a b; parse -vofile x; parse; (parse -z) 2>/dev/null || echo usage
echo "== csv"
printf 'id,name,age\n1,ada,36\n2,bob,\n' | { IFS=, read -r header rest; while IFS=, read -r id name age; do echo "$id: ${name:-none} (${age:-unknown})"; done; }
echo "== path"
IFS=:; for dir in /usr/bin:/bin::/sbin; do :; done; p=/usr/bin:/bin:; for dir in $p; do echo "[$dir]"; done; unset IFS
echo "== basename and dirname by expansion"
for f in /a/b/c.txt d.tar.gz /e/; do b=${f##*/}; d=${f%/*}; echo "$b $d ${b%.*} ${b##*.}"; done
echo "== a lock"
if mkdir lock 2>/dev/null; then (mkdir lock 2>/dev/null || echo taken); rmdir lock; fi
echo "== parallel jobs"
for i in 1 2 3; do (sleep 0.$i; echo $i >out.$i) & pids="$pids $!"; done; for p in $pids; do wait $p || echo failed; done; cat out.*
echo "== a pipeline's status through a descriptor"
exec 4>&1; status=$({ { false; echo $? >&3; } | cat >&4; } 3>&1); echo $status; exec 4>&-
echo "== menu"
printf '2\nx\n1\nq\n' | while read -r choice; do case $choice in 1) echo first;; 2) echo second;; [qQ]*) echo bye; break;; *) echo "what is $choice?";; esac; done
echo "== roman"
roman() { n=$1 r=; set -- 1000 M 900 CM 500 D 400 CD 100 C 90 XC 50 L 40 XL 10 X 9 IX 5 V 4 IV 1 I; while [ $# -gt 0 ]; do while [ $n -ge $1 ]; do r=$r$2 n=$((n-$1)); done; shift 2; done; echo $r; }; roman 1994; roman 2024
echo "== hanoi"
hanoi() { [ $1 -eq 0 ] && return; hanoi $(($1-1)) $2 $4 $3; moves=$((moves+1)); hanoi $(($1-1)) $4 $3 $2; }; moves=0; hanoi 6 a b c; echo $moves
