# eval: words that become commands.
echo "== joined with blanks"
eval echo a 'b   c' '"d   e"'; eval 'echo one;' echo two; eval; echo $?
echo "== a name in a variable"
name=colour; eval "$name=blue"; eval "echo \$$name"; eval "value=\${$name}"; echo $value
for i in 1 2 3; do eval "item_$i=\$((i * i))"; done; echo $item_1 $item_2 $item_3
echo "== quoting for eval"
quote() { printf "'%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")"; }
text="it's \$HOME; echo no"; eval "copy=$(quote "$text")"; [ "$copy" = "$text" ] && echo equal
echo "== positional parameters"
set -- a 'b c' d; eval "last=\${$#}"; echo "$last"
saved=; for word; do saved="$saved $(quote "$word")"; done; set --; eval "set -- $saved"; echo "$# $2"
echo "== redirections, jobs and pipes in it"
eval 'echo text >file'; cat file; eval 'echo a | tr a b'; eval '(exit 3) & wait $!'; echo $?
eval 'cat <<E
a document $((1 + 1))
E'
echo "== the status, and what it leaves"
eval 'false'; echo $?; eval '(exit 7)'; echo $?
f() { eval 'return 8'; echo never; }; f; echo $?
for i in 1 2 3; do eval '[ $i = 2 ] && break'; echo $i; done
echo "== forms of bash in it"
eval 'echo {a,b}; cat <<< string; cat <(echo list)'; eval 'echo x &>file'; cat file
