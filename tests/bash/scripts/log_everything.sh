# A script that logs everything: exec into a file or a list, and back.
exec 3>&1 4>&2
echo "== a log with a line in front of each line"
exec &> >(sed 's/^/log: /' >log); logger=$!
echo started; echo warning >&2; sh -c 'echo from a program; echo its error >&2'
exec >&3 2>&4
wait $logger; cat log
echo "== a function that logs"
log() { printf '%s %s: %s\n' "$((++lines))" "${0##*/}" "$*" >>own.log; }
log one; log "two  words"; log {a,b}; cat own.log
echo "== standard error alone"
exec 2>errors; echo lost >&2; ls /no/such/file; exec 2>&4; sed -n 1p errors; grep -c 'such' errors
echo "== the end of a log"
trap 'echo "the log has $(grep -c . own.log) lines" >&3' EXIT
exec >own.log; echo last line
