# Redirections are done from left to right: the order decides where standard error goes.
both() { echo out; echo error >&2; }
echo "== one after the other"
both >file 2>&1; cat file
both 2>&1 >file | sed 's/^/pipe: /'; cat file
both >one 2>two; cat two one
echo "== standard output and standard error change places"
(both 3>&1 1>&2 2>&3 3>&-) 2>file | sed 's/^/pipe: /'; cat file
swap() { "$@" 3>&1 1>&2 2>&3 3>&-; }
swap both 2>/dev/null
echo "== both into the pipe, and standard output into a file, too"
{ both | tee copy; } |& sort; cat copy
echo "== the status of the first command, through a descriptor"
exec 4>&1
status=$({ { (exit 7); echo $? >&3; } | cat >&4; } 3>&1); echo "$status"
{ both 2>&1 >&3 | sed 's/^/only error: /'; } 3>&1
