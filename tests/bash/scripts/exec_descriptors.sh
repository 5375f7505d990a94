# exec opens, copies and closes descriptors of the shell itself.
echo "== write, then read"
exec 3>file; echo one >&3; echo two >&3; exec 3>&-
exec 4<file; read -r a <&4; read -r b <&4; exec 4<&-; echo "$b $a"
(echo closed >&3) 2>/dev/null || echo closed
echo "== read and write in one file"
printf '12345\n' >file; exec 5<>file; read -r x <&5; echo "$x"
echo 678 >&5; exec 5>&-; cat file
echo "== save and restore"
exec 6>&1 >kept; echo into the file; exec >&6 6>&-; cat kept
exec 7<&0 <kept; read -r line; exec <&7 7<&-; echo "<$line>"
echo "== a copy shares the position"
printf '%s\n' 1 2 3 >file; exec 3<file 4<&3; read -r a <&3; read -r b <&4; read -r c <&3; echo $a$b$c
exec 3<&- 4<&-
echo "== a loop that reads from 3, and a program that reads standard input"
printf '%s\n' x y >list; echo input >standard
while read -r name <&3; do read -r line; echo "$name $line"; done 3<list <standard
echo "== append"
exec 3>>file; echo 4 >&3; (echo 5 >&3); exec 3>&-; tail -n 2 file
echo "== a subshell closes only its own"
exec 3>file; (exec 3>&-); echo still >&3; exec 3>&-; cat file
