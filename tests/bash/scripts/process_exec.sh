# exec keeps the pipe after the command.
exec 3< <(echo three; echo four); read -r a <&3; read -r b <&3; echo $a $b; exec 3<&-
exec 4> >(sed 's/^/log: /' > log); logger=$!
echo first >&4; echo second >&4; exec 4>&-; wait $logger; cat log
echo "== closed behind the command"
cat <(echo a); [ -e /dev/fd/63 ] && echo open || echo closed
x=<(echo b); cat "$x" 2>/dev/null || echo closed
echo "== the shell's own output"
exec > >(cat -n); writer=$!
echo one; echo two
exec >&-; wait $writer
