# a |& b is a 2>&1 | b.
both() { echo out; echo error >&2; }
echo "== both go into the pipe"
both |& sort
{ both; both; } |& sort
(both)|&sort
both |&
sort
echo "== three commands"
both |& sed 's/^/a: /' |& sort
both |& cat | sort
echo "== after the other redirections"
both 2> file |& sort; cat file
both > file |& sort; cat file
echo "== a definition of a function"
f() { echo f; } |& cat
