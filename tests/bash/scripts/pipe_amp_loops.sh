# |& into loops, functions and groups.
noisy() { echo "out $1"; echo "error $1" >&2; return $1; }
echo "== a loop reads both"
noisy 1 |& while read -r kind number; do echo "$number: $kind"; done | sort
echo "== a loop writes both"
for i in 2 3; do noisy $i; done |& sort | tr '\n' ';'; echo
echo "== a group reads"
noisy 4 |& { read -r a; read -r b; printf '%s\n' "$a" "$b"; } | sort
echo "== tee keeps a copy"
noisy 5 |& tee log | grep -c .; sort log
echo "== a condition on the text of an error"
if cd /no/such/folder |& grep -qi 'no such'; then echo the folder is missing; fi
echo "== every stage has |&"
{ echo 1 >&2; } |& { cat; echo 2 >&2; } |& { cat; echo 3 >&2; } |& sort -r
echo "== in a substitution"
text=$(noisy 6 |& sort | tr '\n' ' '); echo "$text"
echo "== the status"
set -o pipefail; noisy 7 |& cat >/dev/null; echo $?
noisy 0 |& (cat >/dev/null; exit 8); echo $?
