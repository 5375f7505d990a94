# XCU 2.2.4 Dollar-Single-Quotes. New in POSIX.1-2024: a shell may not have it, and then all of
# this differs.
# differs: dash: escapes: dash 0.5.12 has no $'...'
# differs: dash: in words: dash 0.5.12 has no $'...'
# differs: dash: status: dash 0.5.12 has no $'...' and misses a quote
# differs: yash: escapes: yash 2.52 has no $'...'
# differs: yash: in words: yash 2.52 has no $'...'
# differs: yash: status: yash 2.52 has no $'...' and misses a quote
echo "== escapes"
printf '<%s>\n' $'a\nb' $'tab\there' $'q\'q' $'d"q' $'\101\x42' $'\\' $'\e' $'\a\b\f\r\v' $'\?' | od -c
echo "== in words"
printf '<%s>\n' $'' a$'b'c "$'no'" a$'b c'd ${u-$'x y'}
case 'a
b' in $'a\nb') echo newline;; esac
