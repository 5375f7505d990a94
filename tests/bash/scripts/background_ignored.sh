# differs on purpose: while bash ignores a signal, it keeps a process around the last program of a list,
# and kill $! leaves the program alive. In leash and dash the program takes the place of the subshell.
me() { [ "$(cat out)" = $! ] && echo same || echo other; }
trap '' HUP
(sh -c 'echo $$' >out) & wait; me
(:; sh -c 'echo $$' >out) & wait; me
(:; sh -c 'echo $$') >out & wait; me
(trap '' TERM; sh -c 'echo $$ >out; kill -TERM $$; exit 3') & wait $!; echo $?; me
