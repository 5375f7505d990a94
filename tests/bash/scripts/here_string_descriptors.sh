# N<<<WORD, and <<< beside here-documents.
echo "== another descriptor"
cat 3<<< three <&3
exec 4<<< four; cat <&4; exec 4<&-
{ cat <&3; cat <&5; } 3<<< x 5<<< y
echo "== beside a here-document"
cat <<< string <<E
document
E
cat <<E <<< string
document
E
{ cat; cat <&3; } <<E 3<<< string
document
E
echo "== a dash belongs to the word"
cat <<<-a
cat <<< -
