# >(list): a pathname; what is written there is the input of the list.
echo sent > >(cat > one); wait $!; cat one
echo both | tee >(tr a-z A-Z > two) > /dev/null
while [ ! -s two ]; do sleep 0.01; done; cat two
{ echo out; echo error >&2; } > >(sed 's/^/1: /' > three) 2> four; wait $!; cat three four
wait_for() { while [ ! -s "$1" ]; do sleep 0.01; done; cat "$1"; }
sh -c 'echo error >&2' 2> >(sed 's/^/2: /' > five); wait_for five
sh -c 'echo a; echo b >&2' &> >(sort > six); wait_for six
dd if=/dev/zero bs=1024 count=200 2>/dev/null > >(wc -c | tr -d ' ' > seven); wait_for seven
echo "== the pathname"
case >(true) in /dev/fd/*) echo in /dev/fd ;; esac
