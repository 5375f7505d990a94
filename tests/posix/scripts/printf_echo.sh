# XCU printf, echo.
# differs: yash: printf strings: yash has no * for width and precision, which POSIX leaves open
echo "== printf strings"
printf 'a\n'; printf '%s\n' a b c; printf '%s-%s\n' a b c; printf '%5s|%-5s|%.2s|%5.1s|\n' abc abc abc abc; printf '%s\n'; printf '%%\n'; printf '%c%c\n' abc d; printf '%c|%d%c' '' 5 | od -c; printf '[%s]\n' '' 'a b'; printf x; printf '\n'; printf '%*s|%-*s|%.*s\n' 4 a 4 b 1 xyz
echo "== printf numbers"
printf '%d %i %u %o %x %X\n' 10 -5 7 8 255 255; printf '%5d|%-5d|%05d|%+d|% d|%.3d\n' 42 42 42 42 42 42; printf '%#o %#x\n' 8 255; printf '%d %d %d\n' 0x10 010 "'a"; printf '%d\n'; printf '%d\n' +3; printf '%d %s\n' 1 a 2
printf '%d\n' 9223372036854775807; printf '%x\n' -1
echo "== printf floats"
printf '%f %.2f %e %g %G\n' 1.5 2.345 12345.678 0.0001 1e10; printf '%8.3f|%-8.1f|\n' 3.14159 2.5
echo "== printf escapes"
printf '\a\b\f\n\r\t\v\\\101\060\n' | od -An -c; printf '%s\n' 'a\tb'; printf '\0' | od -An -c; printf '\1234\n' ; printf 'a\c' | od -An -c | head -1 | cut -c1-4
# differs: mksh: printf %b: mksh has no width for %b
echo "== printf %b"
printf '%b\n' 'a\tb' '\0101' '\\' ; printf '%b' 'a\nb\c never' 'never'; echo; printf '[%5b]\n' 'a'; printf '%b\n' '\060x' | od -An -c
# differs: bash: printf errors: bash calls a number that is too large no failure
echo "== printf errors"
printf '%d\n' abc 2>/dev/null; echo $?; printf '%d\n' 3x 2>/dev/null; echo $?; printf 2>/dev/null || echo fails; printf '%d\n' 99999999999999999999 2>/dev/null || echo fails; printf -- '--\n'; printf '%s\n' --; printf x >/dev/full 2>/dev/null || echo fails
# differs: yash: printf numbered: yash 2.52 has no %N$ of POSIX.1-2024
# differs: mksh: printf numbered: mksh has no %N$ of POSIX.1-2024
echo "== printf numbered"
# differs: dash: printf numbered: dash 0.5.12 has no %N$ of POSIX.1-2024
# differs: bash: printf numbered: bash 5.2 has no %N$
sh -c "printf '%2\$s %1\$s\n' a b" 2>/dev/null | grep 'b a'
echo "== echo"
echo; echo a b  c; echo 'a   b'; echo -; echo --; echo ''; echo a '' b; echo "$(echo nested)"
# differs: bash: echo escapes: POSIX (XSI) wants escapes; bash --posix leaves them
# differs: mksh: echo escapes: echo of mksh as sh takes -e for a word
echo "== echo escapes"
echo 'a\nb'; echo 'a\tb\\c'; echo 'x\c'; echo; echo 'a\0101b'; echo -e 2>/dev/null | wc -c | tr -d ' '
echo "== echo fails"
echo x >/dev/full 2>/dev/null; echo $?
