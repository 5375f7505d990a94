# exec &> FILE changes the shell itself.
exec 3>&1
echo "== exec"
exec &> log
echo out; echo error >&2; ls /no/such/file
exec >&3 2>&3
sed -n 1,2p log; wc -l < log | tr -d ' '
echo "== exec &>>"
exec &>> log; echo more; exec >&3 2>/dev/null
tail -n 1 log
echo "== exec >&"
exec >& log; echo again; exec >&3
cat log
