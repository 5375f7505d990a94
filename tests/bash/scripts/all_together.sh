# The forms in one line.
for i in {1..3}; do echo "job $i" &> log$i & done; wait; cat log{1..3}
sort <(cat log{1,2}) <<< ignored |& sed 's/job/line/'
while read -r a b; do echo "$b"; done < <(cat log{3..1}) |& sort -r &>> all; cat all
echo text > >(cat > copy); wait $!; cat copy{,}
{ cat <<< {a,b}; ls /no/such/file; } |& grep -c .
