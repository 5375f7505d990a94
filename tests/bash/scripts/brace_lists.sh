# {a,b}: one word for each alternative.
echo "== in the middle of a word"
echo a{b,c}d {x,y} pre{1,2} {1,2}post
echo a{b,c}d{e,f}g
echo {a,b}{c,d}{e,f}
echo {alpha,beta,gamma}.{c,h}
echo "== how many words"
count() { echo $#; }
count {a,b,c}; count {a,b}{c,d,e}; count x{,y}; count {,}
echo "== equal words stay"
echo {a,a} {a,b}{,}
echo "== characters that mean nothing here"
echo {a-b,c.d} {a=1,b} {%,@} {a:b,c/d} {!,^}
