# SHLVL: how many shells there are around this one.
self=$(readlink /proc/$$/exe)
echo "== each shell counts itself"
SHLVL=3 "$self" -c 'echo $SHLVL; env | grep "^SHLVL="; :'
SHLVL=3 "$self" -c '"$0" -c "echo \$SHLVL; :"; :' "$self"
echo 'echo $SHLVL' | SHLVL=3 "$self"
env -u SHLVL "$self" -c 'echo $SHLVL; env | grep "^SHLVL="; :'
SHLVL=3 "$self" -c 'unset SHLVL; "$0" -c "echo \$SHLVL"; :' "$self"
SHLVL=3 "$self" -c '(echo $SHLVL); echo $(echo $SHLVL)'
echo "== a program in place of the shell"
SHLVL=3 "$self" -c 'exec env' | grep '^SHLVL='
SHLVL=3 "$self" -c 'env' | grep '^SHLVL='
SHLVL=3 "$self" -c 'exec "$0" -c "echo \$SHLVL"' "$self"
SHLVL=3 "$self" -c '(exec "$0" -c "echo \$SHLVL; :"); :' "$self"
SHLVL=3 "$self" -c '(exec env) | grep "^SHLVL="; :'
# (env) is in differs_leash.sh: bash lowers the level for the last program of ( ), and leash does not.
echo "== values that are no levels"
for level in '' word -5 00012 999 4x; do
    SHLVL=$level "$self" -c 'echo $SHLVL' 2>/dev/null
done
