# What is quoted, or has a blank in it, is no process substitution.
echo "<(echo a)" '<(echo a)' \<\(a\) ">(b)"
echo "$(echo '<(c)')"
cat <<E
<(echo d) >(e)
E
x='<(echo f)'; echo $x "$x"
echo "== newlines and comments"
cat <(echo g
echo h)
cat <(
  # a comment )
  echo i
)
