# Without job control a job reads nothing from the shell's input: it has /dev/null.
echo "== /dev/null"
printf '%s\n' one two three >input
exec <input
cat & wait $!; echo $?
readlink /proc/self/fd/0 & wait $!
{ read -r x || echo nothing; } & wait $!
(cat; cat) & wait $!
f() { wc -c | tr -d ' '; }; f & wait $!
echo "== the shell reads on"
read -r line; echo "$line"
echo "== an input of its own"
cat <input & wait $!
cat <<< string & wait $!
cat <<E & wait $!
document
E
exec 3<input; cat <&3 & wait $!; exec 3<&-
echo "== a pipeline reads its pipes"
echo piped | cat & wait $!
echo piped | { read -r x; echo "$x"; } & wait $!
echo "== the input of the whole shell, through another descriptor"
exec 4<&0; read -r line <&4 & wait $!; read -r next; echo "[$next]"
printf '%s\n' three four >more; exec 4<more; { read -r x; echo "$x"; } <&4 & wait $!; read -r y <&4; echo "$y"
# A file that is named as /dev/stdin is read in the background, too.
echo content > named; { cat < /dev/stdin & wait; } < named
