# Parameters are expanded after the braces.
a=1 b='2 3' braces='{x,y}' n=3; set -- p 'q r'
echo {$a,$b} {"$b",z} $a{1,2} "$a"{1,2} {1,2}$a
echo $braces "$braces" {$braces,z}
echo {1..$n} {$a..3}
printf '<%s>' {"$@",z} {$*,"$*"}; echo
printf '<%s>' {$b,"$b"}c; echo
echo ${nothing:-{a,b}} ${nothing-x}{1,2} {${nothing:-u,v},w}
x1=one x2=two; echo $x{1,2} ${x1}{,!}
echo {$(echo a,b),c} {`echo d`,e} {$((1+1)),$((2+2))}
eval "echo {1..$n}"
