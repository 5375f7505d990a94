# ~+ is $PWD and ~- is $OLDPWD.
mkdir -p a/b; here=$PWD
cd a; cd b
[ ~+ = "$here/a/b" ] && echo plus
[ ~- = "$here/a" ] && echo minus
[ ~+/x = "$here/a/b/x" ] && echo plus with a name
[ ~-/x/y = "$here/a/x/y" ] && echo minus with a name
[ "$(cd ~-; pwd)" = "$here/a" ] && echo cd
echo "== quoted, and inside a word"
echo "~+" '~-' \~+ ~"+" a~+
echo "== not set"
unset OLDPWD; echo ~- ~-/x
