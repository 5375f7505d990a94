# >( ) as a branch of a pipeline: every list gets a copy. Each list says through a FIFO that it ends.
# The script opens the FIFOs for reading and writing, so that no list waits for a reader.
mkfifo done1 done2; exec 8<>done1 9<>done2
echo "== two copies"
printf '%s\n' b a c | tee >(sort >sorted; echo >&8) >(wc -l | tr -d ' ' >count; echo >&9) >plain
read -r x <&8; read -r x <&9
cat plain sorted count
echo "== standard error has a list of its own"
{ echo out; echo bad 1 >&2; echo bad 2 >&2; } 2> >(grep -c bad >count; echo >&8); read -r x <&8; cat count
echo "== a list inside a list"
echo deep | cat > >(cat > >(tr a-z A-Z >file; echo >&8)); read -r x <&8; cat file
echo "== a number in front, and exec"
exec 5> >(sed 's/^/5: /' >file; echo >&8); echo one >&5; echo two >&5; exec 5>&-; read -r x <&8; cat file
echo "== a loop writes"
for i in {1..4}; do echo $i; done > >(paste -sd+ >file; echo >&8); read -r x <&8; cat file
echo "== in and out in one command"
tr a-z A-Z < <(echo both ways) > >(rev >file; echo >&8); read -r x <&8; cat file
