# XCU 2.6.4 Arithmetic Expansion.
# differs: yash: status: yash ends at once at a syntax error in arithmetic
# differs: mksh: constants: mksh reads 010 as ten
echo "== constants"
echo $((10)) $((010)) $((0x1F)) $((0)) $((-5)) $((+5)) $((0X10))
echo "== binary operators"
echo $((7+3)) $((7-3)) $((7*3)) $((7/3)) $((7%3)) $((-7/2)) $((-7%3)) $((1<<4)) $((256>>2)) $((-8>>1))
echo $((5&3)) $((5|3)) $((5^3)) $((3<4)) $((4<3)) $((3<=3)) $((3>=4)) $((3==3)) $((3!=3)) $((3>2))
echo "== logical"
echo $((1&&0)) $((1&&2)) $((0||0)) $((0||5)) $((!0)) $((!5)) $((~0)) $((~5))
echo "== precedence"
echo $((1+2*3)) $(((1+2)*3)) $((2+3<<1)) $((1|2^3&4)) $((1<2==1)) $((-2*-3)) $((- -2)) $((!1+1)) $((~1+1))
echo $((10-4-3)) $((100/10/2)) $((1?2:3)) $((0?2:1?3:4))
echo "== conditional"
echo $((5>3?10:20)) $((0?1:2)) $((1?0?4:5:6))
echo "== variables"
x=5 y=3; echo $((x+y)) $(($x*$y)) $((x)) $(( x - y )) $((undefined)) $((undefined+1)) $((${x}0))
echo "== assignment"
echo $((z=4)) $z $((z+=2)) $((z-=1)) $((z*=3)) $((z/=2)) $((z%=4)) $z
z=6; echo $((z<<=2)) $((z>>=1)) $((z&=8)) $((z|=3)) $((z^=1)) $z
echo $((a=b=3)) $a $b
echo "== side effects stay"
i=0; : $((i=i+1)) $((i=i+1)); echo $i
q=1; echo $((q||(q=5))) $q $((0&&(q=9))) $q $((1?q:(q=7))) $q
# differs: mksh: variable values: mksh reads 010 as ten
echo "== variable values"
h=0x10 o=010 m=-3; echo $((h)) $((o)) $((m)) $((m*m)) $((-m))
echo "== nested"
echo $(( $(echo 3) + $((4*2)) + `echo 1` )) "$((1+1))" $(( (1) + ((2)) ))
echo "== spaces and newlines"
echo $((
  1 +
  2 )) $(( 3	+ 4 ))
echo "== quotes inside"
# differs: bash: quotes inside: bash takes them off, as before ksh; POSIX treats the text as in double quotes
sh -c 'echo $((  "1" + 2 ))' 2>/dev/null
echo "== in words"
set -- $((1+1))b; echo "$1" a$((3))b "x$((4))y"
IFS=0; echo $((105)); unset IFS
# differs: mksh: large: mksh has 32 bits; POSIX asks for a long
echo "== large"
echo $((2147483647+1)) $((9223372036854775807)) $((-9223372036854775807-1))
# differs: mksh: errors: mksh reads 08 as eight
echo "== errors"
for e in '1/0' '1%0' '1+' '(1' '1 2' '1=2' ')' '08' '0xg' '@'; do
    sh -c "echo \$(($e)); echo never" 2>/dev/null || echo "$e leaves"
done
echo "== readonly"
sh -c 'readonly r=1; : $((r=2)); echo never' 2>/dev/null || echo leaves
sh -c 'readonly r=1; : $((r=2))' 2>&1 | wc -l
echo "== subshell, not arithmetic"
echo $( (echo a); echo b)
# differs: dash: subshells, without a blank: dash 0.5.12 reads $(( as arithmetic and no other way
echo "== subshells, without a blank"
sh -c 'echo $((echo x) ; (echo y))' 2>/dev/null
echo "== case inside"
echo $(case x in (x) echo ok;; esac) $(case x in x) echo ok;; esac)
# differs: yash: white space around a value: yash takes a number only, with no blanks
echo "== white space around a value"
sh -c 's=" 7 "; echo $((s+1))' 2>/dev/null
