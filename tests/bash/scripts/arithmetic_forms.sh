# $(( )): operators, variables and bases.
a=7 b=3 empty=; unset none
echo "== operators"
echo $((a + b)) $((a - b)) $((a * b)) $((a / b)) $((a % b)) $((-a / b)) $((-a % b)) $((- - a)) $((+a))
echo $((a << 2)) $((a >> 1)) $((a & b)) $((a | b)) $((a ^ b)) $((~a)) $((!a)) $((!0))
echo $((a > b)) $((a < b)) $((a == 7)) $((a != 7)) $((a >= 7)) $((b <= 2)) $((a && 0)) $((0 || b))
echo "== order and brackets"
echo $((1 + 2 * 3)) $(((1 + 2) * 3)) $((1 << 2 + 1)) $((10 - 4 - 3)) $((2 + 3 == 5 && 1)) $((1 ? 2 : 3)) $((0 ? 2 : 1 ? 4 : 5))
echo "== assignment"
echo $((x = 5)) $((x += 2)) $((x -= 1)) $((x *= 3)) $((x /= 2)) $((x %= 5)) $((x <<= 3)) $((x |= 1)) $((x &= 24)) $((x ^= 1)); echo $x
echo $((y = z = 4)) $y $z; echo $((a++)) $a $((++a)) $((a--)) $a $((--a)); echo $((1, 2, 3))
echo "== nothing is 0"
echo $((none)) $((empty)) $((none + 1)) $((empty + 1)); e='1 + 2'; echo $(($e * 2)) $((($e) * 2))
echo "== bases"
echo $((0x1F)) $((017)) $((0)) $((0xff & 0x0f)); echo $((9223372036854775807)) $((9223372036854775807 + 1)) $((-9223372036854775807 - 1))
echo "== nothing is evaluated behind && || ?:"
n=0; echo $((0 && (n = 1))) $((1 || (n = 2))) $((1 ? 5 : (n = 3))) $n
echo "== expansions inside"
set -- 4 5; echo $(($1 * $2)) $(($# + 1)) $(($(echo 6) * 2)) $((${#a} + 1)) $(( ${none:-8} )) "$((a+1))$((b+1))"
echo "== errors end the shell"
(echo $((1 / 0)); echo never) 2>/dev/null || echo division; (echo $((1 +)); echo never) 2>/dev/null || echo syntax; (x=1z; echo $((x)); echo never) 2>/dev/null || echo value
echo "== loops"
i=0; while [ $((i += 1)) -le 3 ]; do printf '%s ' $((i * i)); done; echo; f() { [ $1 -le 1 ] && echo 1 || echo $(($1 * $(f $(($1 - 1))))); }; f 10
