# A trap for CHLD runs when a child ends.
mkfifo gate; exec 3<>gate
echo "== it runs, and sees the variables of the shell"
ended=0; trap 'ended=$((ended + 1))' CHLD
(read -r x <&3; exit 3) & job=$!
echo >&3; wait $job; status=$?
while [ $ended -lt 1 ]; do sleep 0.01; done
trap - CHLD; echo $status
echo "== the trap does not change the status"
trap 'sh -c "exit 9"' CHLD
(exit 4) & wait $!; s=$?; [ $s -eq 4 ] || [ $s -gt 128 ] && echo 4 or interrupted
trap - CHLD
echo "== ignored: wait still knows that the child has ended"
trap '' CHLD; (exit 5) & wait $!; echo $?
sh -c 'exit 6'; echo $?
trap - CHLD; (exit 7) & wait $!; echo $?
echo "== a subshell begins without the trap"
trap 'echo $BASHPID >>ran' CHLD; (sh -c :; sh -c :; echo end); sh -c :
trap - CHLD; grep -vcx $$ ran
