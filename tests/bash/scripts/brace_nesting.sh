# Braces inside braces.
echo {a,b{1,2},c}
echo {a,{b,{c,d}},e}
echo {{a,b},{c,d}}
echo {{a,b}}
echo {{a,b}..c}
echo x{a{1..3},b}y
echo {1..2}{a..b}
echo {{1..3},{a..c}}
echo {a,b{c,d{e,f{g,h}}}}
echo {{{a,b}}}
echo {,a{,b{,c}}}
