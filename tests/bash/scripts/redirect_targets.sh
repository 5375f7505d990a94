# What the target of a redirection may be: a word that is expanded.
both() { echo out; echo error >&2; }
echo "== parameters and substitutions"
folder=logs name='a b'; mkdir "$folder"
both &> $folder/"$name.log"; cat "logs/a b.log"
both &> "$folder/$(echo today).log"; cat logs/today.log
both &>> $folder/${nothing:-default}.log; both &>> logs/default.log; wc -l <logs/default.log
both >& logs/$((6 * 7)); cat logs/42
cat < logs/to"day".log
echo "== a tilde"
both &> ~/home; cat ~/home; cd logs; both &> ~-/back; cat ../back; both > ~+/here 2>&1; cat here; cd ..
echo "== several targets: all are made, the last is written to"
echo text >first >second >third; cat third; [ -s first ] || echo first is empty; ls first second
echo "== the assignment before a command does not hold for the target"
n=1; n=2 eval 'echo $n' >out$n; cat out1
i=0; for file in a b c; do echo "$file $i" >loop$i; i=$((i + 1)); done; cat loop0 loop1 loop2
echo "== a target that does not exist"
cat <nosuch 2>/dev/null; echo $?
{ cat <nosuch || echo the reader failed; } 2>/dev/null
