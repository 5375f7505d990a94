# Quotes: what is quoted is no brace, no comma and no dots.
echo "{a,b}" '{a,b}' \{a,b} {a\,b} {a,b\} {a,b"}"
echo {a,b\,c} {a,"b,c"} {a,'}'} {'{',b} {"a b",c}
echo {1.".".3} {"1"..3} {1..'3'} {1\..3}
printf '<%s>' {'',a} {"",""} {a,''}b; echo
printf '<%s>' {'a  b',"c  d"} {\ ,x}; echo
echo {$'a\tb',c} {a,$'}'}
echo "x"{1,2}"y" 'x'{1,2} {1,2}\ z
echo {a,b}"{c,d}"{e,f}
