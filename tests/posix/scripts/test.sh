# XCU test.
y() { "$@" 2>/dev/null; printf '%s ' $?; }
echo "== strings"
y test; y test ''; y test a; y test -n a; y test -n ''; y test -z a; y test -z ''; y test a = a; y test a = b; y test a != b; y test a != a; y [ a ]; y [ ]; y [ '' ]; y [ a = a ]; y test -n; y test -z; y test =; y test '(' ; y test '!'; y test a '<' b; y test b '<' a; y test b '>' a; echo
echo "== numbers"
y test 1 -eq 1; y test 1 -eq 2; y test 1 -ne 2; y test 1 -lt 2; y test 2 -lt 1; y test 2 -gt 1; y test 1 -le 1; y test 1 -ge 2; y test -1 -lt 0; y test 010 -eq 10; y test ' 1' -eq 1; y test +1 -eq 1; y test 00 -eq 0; echo
echo "== files"
: >e; echo x >f; mkdir d; ln -s f l; ln -s nothing dead; mkfifo p; chmod 700 f; ln f hard
y test -e f; y test -e no; y test -f f; y test -f d; y test -d d; y test -d f; y test -s f; y test -s e; y test -L l; y test -h l; y test -L f; y test -e dead; y test -L dead; y test -p p; y test -p f; y test -r f; y test -w f; y test -x f; y test -x e; y test -c /dev/null; y test -b /dev/null; y test -S f; y test -u f; y test -g f; y test -t 0; y test -t 99; y test -e ''; y test f -ef hard; y test f -ef e; echo
# differs: dash: newer and older: POSIX.1-2024 counts a file that is not there as old
echo "== newer and older"
touch -d '2001-01-01' old; # differs: dash: newer and older: POSIX.1-2024 counts a file that is not there as old
echo "== newer and older"
touch -d '2002-01-01' new; y test new -nt old; y test old -nt new; y test old -ot new; y test new -nt nothing; y test nothing -nt new; y test nothing -ot new; echo
echo "== not, and, or"
y test ! a; y test ! ''; y test ! a = b; y test ! -f d; y test ! ! a; y test a -a b; y test a -a ''; y test '' -o b; y test '' -o ''; y test a = a -a b = b; y test a = b -o b = b; y test '(' a ')'; y test '(' a = b ')'; y test ! '(' a = b ')'; y test '(' a = a ')' -a b; y test '' -a '' -o a; y test a -o '' -a ''; echo
echo "== by the number of arguments"
y test -f; y test -a; y test '!' '!'; y test '!' = '!'; y test -n = -n; y test '(' = '('; y test -z = -z; y test ! = a; y test -o; y test '' = ''; y test '!' '' ; y test '(' '' ')'; y test -a = -a; y test ')' = ')'; y test a -a '!' b; echo
# differs: mksh: errors: mksh calls text that is no number 0
echo "== errors"
y test 1 -eq a; y test a -eq 1; y test 1 -eq; y test a b; y test a b c; y [ a; y test a = b c; y test -q a; y test 1 -eq 1.5; y test 1 -eq ''; echo
