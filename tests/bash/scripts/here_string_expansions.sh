# The word of <<< is expanded, and neither split nor a pattern.
value='a   b'; set -- 1 '2  3' 4
echo "== parameters"
cat <<< $value
cat <<< "$value"
cat <<< $value$value
cat <<< "$@"
cat <<< $#
cat <<< ${nothing:-x  y}
echo "== substitutions"
cat <<< $(echo c; echo d)
cat <<< `echo e`
cat <<< $((6 * 7))
echo "== no pathnames and no braces"
touch f1 f2
cat <<< *
cat <<< f?
cat <<< {a,b}{1..3}
echo "== tilde"
[ "$(cat <<< ~)" = "$HOME" ] && echo home
[ "$(cat <<< ~/x)" = "$HOME/x" ] && echo home
cat <<< "~"
cat <<< a~
