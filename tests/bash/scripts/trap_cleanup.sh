# Tidying up: a folder that goes when the script ends, whatever ends it.
self=$(readlink /proc/$$/exe)
cat >work <<'E'
folder=$PWD/work.$$
mkdir "$folder"
tidy() { rm -rf "$folder"; echo "tidied after $1"; }
trap 'tidy exit' EXIT
trap 'trap - EXIT; tidy TERM; trap - TERM; kill -TERM $$' TERM
trap 'exit 130' INT
trap 'exit 129' HUP
echo data >"$folder/data"
case $1 in
TERM | INT | HUP) kill -$1 $$; echo never ;;
error) set -e; cat "$folder/nosuch" 2>/dev/null; echo never ;;
status) exit 7 ;;
unset) set -u; : $nothing ;;
esac
E
for how in end TERM INT HUP error status unset; do
    echo "== $how"
    "$self" ./work $how 2>/dev/null; status=$?
    [ $how = unset ] && status=$((status != 0))
    echo $status; ls -d work.* 2>/dev/null
done
echo "== the jobs, too"
cat >parent <<'E'
mkfifo gate; exec 3<>gate
sh -c 'echo >&3; exec sleep 50' & job=$!
trap 'kill $job; wait $job 2>/dev/null; echo "the job ended with $?"' EXIT
read -r x <&3; exit 3
E
"$self" ./parent; echo $?
