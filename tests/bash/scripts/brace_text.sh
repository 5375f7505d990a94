# Braces that are text.
echo {} {a} {a,b {a b} a,b} }a,b{ {a,{b
echo {},b} a{},b} x{1,2}{},b} {}{1,2}
echo {a}b,c} {a,b{c,d} {{a,b} {a,b}}
echo {x{1..2}..9} {x{1..2}..9}{p,q}
echo {1..} {..3} {1...3} {1..2..3..4} {a..} {..}
echo {a..3} {1..c} {1.1..2} {aa..c} {a..cc} {1..3..x} {1..3..}
find . -maxdepth 0 -exec echo {} \;
find . -maxdepth 0 -exec echo {} +
{ echo group; }
f() { echo {; echo }; }; f
echo a{ }b {x
