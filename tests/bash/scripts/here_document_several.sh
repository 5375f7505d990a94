# Several here-documents on one line, and what stands behind them.
echo "== two commands"
cat <<A && cat <<B
first
A
second
B
echo "== two descriptors"
paste -d= - /dev/fd/3 <<KEYS 3<<VALUES
a
b
KEYS
1
2
VALUES
echo "== the delimiter"
cat <<"a b"; cat <<\E; cat <<E'F'
$one
a b
$two
E
$three
EF
echo "== tabs"
	cat <<-E
		$((1 + 1)) tabs go
	  blanks stay
	E
echo "== a pipeline behind it"
cat <<E | sort | tr '\n' ' '; echo
b
a
E
echo "== a backslash and a newline"
cat <<E
joined \
line \\ \$ \` \" '
E
echo "== a parameter with a default of several words"
cat <<E
${none:-a "b" 'c'} ${none-"d e"} ${PATH:+set}
E
echo "== in the background"
cat <<E >file & wait $!
written by a job
E
cat file
