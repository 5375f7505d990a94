# RANDOM, SECONDS, BASHPID, SHLVL and $_ as recipes use them.
echo "== RANDOM: a range, a choice, two that differ"
for i in {1..50}; do n=$((RANDOM % 6 + 1)); [ $n -ge 1 ] && [ $n -le 6 ] || echo "bad $n"; done; echo rolled
set -- red green blue; eval "c=\${$((RANDOM % $# + 1))}"; case $c in red | green | blue) echo a colour ;; esac
RANDOM=1; a=$RANDOM$RANDOM$RANDOM; b=$RANDOM$RANDOM$RANDOM; [ $a != $b ] && echo differ
RANDOM=1; [ $a = $RANDOM$RANDOM$RANDOM ] && echo again; file=out.$RANDOM; : >$file; ls out.* | grep -c .
echo "== SECONDS: how long"
SECONDS=0; begin=$SECONDS; : work; [ $((SECONDS - begin)) -lt 30 ] && echo quick; SECONDS=3600; printf '%02d:%02d\n' $((SECONDS / 3600)) $((SECONDS % 3600 / 60))
echo "== BASHPID: the subshell itself"
(echo $BASHPID >pid); [ "$(cat pid)" != $$ ] && echo another; (kill -TERM $BASHPID; echo never) 2>/dev/null; echo $?
(trap 'echo caught' USR1; kill -USR1 $BASHPID; echo on); f() { [ $BASHPID = $$ ] && echo the shell; }; f; f | cat; f &
wait
echo "== \$_: the folder that was just made"
mkdir -p deep/er/folder && cd "$_" && echo "${PWD##*/deep}"; cd ../../..
touch new && chmod 600 "$_" && ls -l "$_" | cut -c 1-10; : a b c; echo "$_ $_"
echo "== UID and EUID"
if [ $UID -eq $(id -ru) ] && [ $EUID -eq "$(id -u)" ]; then echo me; fi; [ ${UID:-none} = none ] || echo set
echo "== HOSTNAME and SHLVL"
[ "$HOSTNAME" = "$(cat /proc/sys/kernel/hostname)" ] && echo here; level=$SHLVL; (echo $((SHLVL - level)))
self=$(readlink /proc/$$/exe); inner=$("$self" -c 'echo $SHLVL; :'; :); echo $((inner - level))
# A NUL byte ends the text of $'...'.
x=$'a\400b'; echo ${#x}
