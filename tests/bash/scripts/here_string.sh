# <<<WORD: the word and a newline on standard input.
echo "== a word"
cat <<< hello
cat <<<hello
cat <<<"two words"
cat <<< 'it is $HOME'
cat <<< "" | wc -c | tr -d ' '
echo "== words stand before and behind"
<<< a cat
cat <<< a -
echo "== the last one counts"
cat <<< a <<< b
echo "== lines"
cat <<< 'a
b'
wc -l <<< $'a\nb\nc' | tr -d ' '
echo "== read"
read -r first rest <<< "one two three"; echo "$first/$rest"
IFS=: read -r a b c <<< "1:2:3"; echo "$c$b$a"
