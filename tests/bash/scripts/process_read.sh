# <(list): a pathname from which the output of the list can be read.
cat <(echo a)
cat <(echo a) <(echo b; echo c)
cat <(echo a) - <(echo b) <<< middle
cat < <(echo redirected)
cat <()
paste -d, <(printf '1\n2\n') <(printf 'x\ny\n')
echo "== the pathname"
echo <(true); echo <(true) <(true); echo a<(true)b
case <(true) in /dev/fd/*) echo in /dev/fd ;; esac
[ -p <(true) ] && echo a pipe
[ -r <(true) ] && echo readable
