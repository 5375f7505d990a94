# printf: the conversions, and how the format is used again.
echo "== strings"
printf '%s|%5s|%-5s|%.2s|%5.1s|\n' abc ab ab abc abc; printf '%s\n' one 'two words' ''; printf '%*s|%-*s|\n' 4 a 4 b
echo "== numbers"
printf '%d %i %5d %-5d| %05d %+d % d\n' 1 2 3 4 5 6 7; printf '%x %X %o %u %#x %#o\n' 255 255 8 9 255 8
printf '%d %d %d\n' 0x1f 010 -5; printf '%d %d\n' "'A" '"a'; printf '%.3d|%5.3d\n' 5 5; printf '%c%c\n' word x
printf '%.2f %5.1f %e %g\n' 3.14159 2.55 12345.678 0.0001
echo "== escapes"
printf 'a\tb\\n\101\n'; printf '%b|%b\n' 'a\tb' 'oct\0101'; printf '%s\n' 'a\tb'; printf '%b' 'stop\chere\n' never; echo
echo "== the format is used again"
printf '%s=%d\n' a 1 b 2 c; printf '<%s>' 1 2 3; echo; printf '%s %s|' 1 2 3; echo; printf 'no conversion\n' a b
echo "== missing words"
printf '%s|%d|%s|\n'; printf '%s\n'; printf '%d\n' ''
echo "== percent"
printf '100%%\n'
echo "== no number"
printf '%d\n' abc 2>/dev/null; echo $?; printf '%d\n' 12x 2>/dev/null; echo $?; printf '%d\n' 9223372036854775807; echo $?
echo "== a table"
while read -r name size; do printf '%-8s %6d\n' "$name" "$size"; done <<< $'short 1\nlonger 12345'
printf '%s\n' -- -n; printf -- '-x\n'; printf '%s,' {a..c}; printf '\n'; line=$(printf '%20s' ''); echo "${#line}"
