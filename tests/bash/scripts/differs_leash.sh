# differs on purpose: leash does what dash does, or what tells more.
self=$(readlink /proc/$$/exe)
echo "== local without a value keeps the value from outside, as in dash"
f() { local x; echo "[${x-unset}]"; }; x=outer; f
echo "== the value of a variable in arithmetic is a number and no expression, as in dash"
e='1 + 2'; (echo $((e))) 2>/dev/null || echo refused
echo "== SHLVL: the shell around ( ) is still there, so the program sees its level"
SHLVL=3 "$self" -c '(env) | grep "^SHLVL="; :'
SHLVL=3 "$self" -c '(env); :' | grep '^SHLVL='
SHLVL=3 "$self" -c '("$0" -c "echo \$SHLVL; :"); :' "$self"
echo "== a script without options has an empty \$-"
"$self" -c 'echo "[$-]"'
