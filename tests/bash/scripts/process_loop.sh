# while read ... done < <(list): the loop runs in the shell itself.
count=0
while read -r line; do count=$((count + 1)); last=$line; done < <(printf 'a\nb\nc\n')
echo $count $last
while read -r a && read -r b <&3; do echo "$a$b"; done < <(printf '1\n2\n') 3< <(printf 'x\ny\n')
{ read -r first; read -r second; } < <(echo 1; echo 2); echo "$second$first"
for i in 1 2 3; do cat <(echo "round $i"); done
i=0; while [ $i -lt 40 ]; do i=$((i + 1)); read -r x < <(echo $i); sum=$((sum + x)); done; echo $sum
if grep -q b < <(echo abc); then echo found; fi
