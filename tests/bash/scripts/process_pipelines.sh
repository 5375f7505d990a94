# In a pipeline, in ( ) and in the background.
cat <(echo a) | tr a b
echo c | cat - <(echo d)
echo e | cat <(cat)
{ cat <(echo f); cat <(echo g); } | sort -r
(cat <(echo h); cat <(echo i))
cat <(echo j) & wait $!; echo $?
(cat <(exit 3); exit 4) & wait $!; echo $?
{ sleep 0.1; cat <(echo k); } & wait $!
! cat <(echo l) | grep -q m; echo $?
cat <(echo n) > file && cat file
