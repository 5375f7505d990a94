# &>>FILE: standard output and standard error at the end of one file.
both() { echo "out $1"; echo "error $1" >&2; }
echo "== appended"
both 1 &>> log; both 2 &>> log; cat log
echo "== after a file that was there"
echo first > log; both 3 &>>log; cat log
echo "== in the middle of the words"
echo a &>> log b; cat log
echo "== with other redirections"
both 4 2> error &>> all; cat all; cat error
both 5 &>> all 2> error; cat all; cat error
