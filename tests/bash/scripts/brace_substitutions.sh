# Braces inside $(...), backquotes, here-documents and traps.
echo $(echo {a,b}) "$(echo {a,b})" `echo {c,d}`
cat <<E
{a,b} {1..3} $(echo {e,f})
E
x=$(for i in {1..3}; do printf $i; done); echo $x
(echo {g,h}); { echo {i,j}; }
echo {k,l} | cat
trap 'echo {t,u}' EXIT
