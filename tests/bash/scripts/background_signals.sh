# Without job control a job ignores INT and QUIT. Its other signals are as in the shell.
ignored() { # ignored SIGNAL-NUMBER PID: is the signal ignored in the process?
    mask=$(sed -n 's/^SigIgn:[[:space:]]*//p' "/proc/$2/status")
    [ $((0x$mask >> ($1 - 1) & 1)) -eq 1 ] && echo ignored || echo not ignored
}
mkfifo gate; exec 3<>gate
echo "== a program"
sh -c 'echo ready; read -r x <&3' >said & job=$!
while [ ! -s said ]; do sleep 0.01; done
ignored 2 $job; ignored 3 $job; ignored 1 $job; ignored 15 $job
kill -INT $job; kill -QUIT $job; kill -0 $job && echo lives
echo >&3; wait $job; echo $?
echo "== a program in the foreground ignores neither"
sh -c 'cat /proc/$$/status' >said; sed -n 's/^SigIgn:[[:space:]]*//p' said
echo "== a trap of the shell is not one of the job"
trap 'echo trapped' USR1
sh -c 'kill -USR1 $$; echo never' 2>/dev/null & wait $! 2>/dev/null; echo $?
(sh -c 'kill -USR1 $PPID'; echo never) & wait $! 2>/dev/null; echo $?
echo "== what the shell ignores, the job ignores"
trap '' TERM
sh -c 'kill -TERM $$; echo lives' & wait $!; echo $?
trap - TERM
echo "== a job that sets a trap again"
(trap 'echo own trap; exit 4' INT; sh -c 'kill -INT $PPID'; echo never) & wait $!; echo $?
