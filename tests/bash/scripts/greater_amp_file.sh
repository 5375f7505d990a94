# >&WORD: the same as &>WORD, if the word is neither a number nor -.
both() { echo out; echo error >&2; }
echo "== a name"
both >& log; cat log
both >&log2; cat log2
both 1>& log3; cat log3
echo "== a name from a variable"
name=log4; both >& $name; cat log4
both >& "log 5"; cat 'log 5'
both >& "-x"; cat ./-x
both >&2x; cat 2x
echo "== another number in front is an error"
echo a 3>& log6; echo $?; [ -e log6 ] || echo no file
echo a 2>& log6; echo $?
