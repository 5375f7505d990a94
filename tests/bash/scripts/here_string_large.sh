# A long word: more than a pipe holds.
long=0123456789abcdef
for i in {1..13}; do long=$long$long; done
wc -c <<< "$long" | tr -d ' '
cat <<< "$long$long" | wc -c | tr -d ' '
[ "$(cat <<< "$long")" = "$long" ] && echo equal
