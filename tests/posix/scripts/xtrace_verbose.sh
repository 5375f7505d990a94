# XCU 2.15 set -x, set -v; PS4.
t() { sh "$@" 2>&1; }
# differs: bash: commands: bash traces assignments, for and substitutions in its own way
# differs: yash: commands: yash quotes more
# differs: mksh: commands: mksh leaves a blank behind an assignment
echo "== commands"
# Each side of a pipeline traces to a file of its own: dash writes "+ " and the command apart,
# so two traces in one pipe may mix.
t -xc 'echo a b'; t -xc 'x=1; y=2 true; z=$x'; t -xc 'for i in 1 2; do :; done'; t -xc 'f() { echo f; }; f'; t -xc ': $(echo sub)'; t -xc 'if true; then echo yes; fi'; t -xc 'true && false || echo end'; t -xc '(echo sub)'; sh -xc '{ echo a; } 2>one | { cat; } 2>two'; cat one two; t -xc 'while false; do :; done; ! true'; t -c 'set -x; echo on; set +x; echo off'
echo "== assignments"
sh -xc 'a=1 b=$a; echo $b; c=2 d=$c eval "echo \$d"' 2>/dev/null
echo "== quoted words"
# differs: dash: quoted words: dash 0.5.12 quotes nothing, so that its trace cannot be read back
t -xc 'echo "a b" "" c\*d'
echo "== PS4"
t -c 'PS4="> "; set -x; echo a'; t -c 'v=val; PS4="\$v: "; set -x; echo a'; t -c 'v=val; PS4='\''"q" $v '\''; set -x; echo a'; t -c 'PS4=; set -x; echo a'; t -c 'PS4='\''$((1+1)) '\''; set -x; echo a'; t -c 'PS4='\''a\b '\''; set -x; true'
# differs: dash: PS4 with a command: dash expands no command substitution in PS4
# differs: yash: PS4 with a command: yash traces that command too, and so on without an end
echo "== PS4 with a command"
# Not with yash: its processes start one another faster than a timeout can end them.
sh -c '[ -z "$YASH_VERSION" ]' && sh -c 'PS4='\''$(echo cmd) '\''; set -x; echo a' 2>&1
echo "== verbose"
printf 'echo a\n# comment\nif true; then\necho b\nfi\n' >s; t -v s; t -vc 'echo a' | tail -1; printf 'set -v\necho a\nset +v\necho b\n' >s; t s; printf 'cat <<E\nx\nE\n' >s; t -v s
echo "== in options"
sh -xc 'case $- in *x*) echo x;; esac' 2>/dev/null; sh -vc 'case $- in *v*) echo v;; esac' 2>/dev/null
