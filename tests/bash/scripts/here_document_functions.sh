# Here-documents inside functions, loops and substitutions.
echo "== the body is expanded at each call"
letter() {
    cat <<E
Dear $1,
  you owe $(($2 * 2)) euros ${3:-today}.
E
}
letter Ada 21; letter Bob 4 tomorrow
echo "== in a loop, into files"
for i in 1 2; do
    cat >conf$i <<-E
	name = server$i
	port = $((8000 + i))
	E
done
cat conf1 conf2
echo "== quoted: nothing is expanded"
text() { cat <<'E'; }
$HOME `date` $((1 + 1)) \$x \
E
text
echo "== inside a substitution, a subshell and a condition"
value=$(cat <<E
line of $(echo substitution)
E
); echo "$value"
(cat <<E | tr a-z A-Z
subshell
E
)
if grep -q needle <<E; then echo found; fi
hay needle hay
E
while read -r a b; do echo "$b $a"; done <<E
1 one
2 two
E
