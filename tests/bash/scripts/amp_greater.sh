# &>FILE: standard output and standard error into one file.
echo "== both"
both() { echo out; echo error >&2; }
both &> log; cat log
both &>log2; cat log2
{ both; both; } &> log; cat log
echo "== the order of the lines stays"
sh -c 'echo 1; echo 2 >&2; echo 3; echo 4 >&2' &> log; cat log
echo "== the file is made new"
echo long long long &> log; echo short &> log; cat log
echo "== without a command"
&> empty; echo $?; cat empty
echo "== a number before it is a word"
echo 2&> log; cat log
echo "== a name that looks like a number or a sign"
both &> 1; cat 1
both &> -; cat ./-
echo "== what cannot be opened"
both &> no/such/folder; echo $?
true &> no/such/folder; echo $?
