# XCU 2.6.6, 2.14 Pathname Expansion and Pattern Matching.
mkdir d d/e .h 'sp ace'; touch a b ab abc a.c .hid d/x d/y d/.z d/e/f 'sp ace/file' '[x]' 'a*b' 'back\slash' ./-dash
rm -f globbing.sh
echo "== star"
echo *; echo a*; echo *b; echo d/*; echo */; echo */*; echo d/*/f
echo "== question"
echo ?; echo ??; echo ?b
echo "== brackets"
echo [ab]; echo [a-b]b; echo [!a]; echo [[:alpha:]]; echo [[:digit:]]*; echo [x]; echo [[]x]; echo [^a] | grep -c .; echo []-a]; echo a[.]c; echo [a
# differs: dash: dot files: POSIX.1-2024 lets a shell leave . and .. out, as bash 5.2 does
# differs: yash: dot files: as dash
echo "== dot files"
echo .*; echo .h*; echo d/.*; echo *hid; echo [.]hid; echo ?hid
echo "== no match"
echo nothing*; echo [z]; echo d/q*; echo nothing/*
echo "== quoted"
echo "*" '*' \* "a"* a"*"b a\*b* "[x]" \[x] [\x] [a"-"c]b ["!"a]
echo "== from expansion"
p='*b'; echo $p "$p"; q='a\*b'; echo $q; q='[ab]'; echo $q; r='sp*'; printf '<%s>\n' $r sp*/*
echo $(echo 'd/*') ${u-d/*} "${u-d/*}"
echo "== not in assignment, case word, redirection"
v=a*; echo "$v"; case a* in 'a*') echo literal;; esac; echo text > zz*; cat 'zz*' 2>/dev/null || cat zz*; rm -f zz* 
echo "== noglob"
set -f; echo * a?; set +f; echo a?
echo "== order"
touch B C; echo [a-cA-C]; rm B C
# differs: mksh: case patterns: mksh reads [\\] otherwise
echo "== case patterns"
t() { case $1 in $2) echo yes;; *) echo no;; esac; }
t abc a*; t abc '*'; t 'a*' 'a\*'; t abc 'a\*'; t . '*'; t a/b 'a*b'; t a/b 'a?b'; t .x '*x'; t '' '*'; t '' '?'; t '' ''
t a '[[:lower:]]'; t A '[[:lower:]]'; t 5 '[0-9]'; t - '[a-]'; t ] '[]]'; t ']' '[!]]'; t '[' '['; t '[a' '[a'; t '\' '[\\]'; t 'a]' '[a]]'; t b '[!a]'; t ! '[!!]' ; t ! '[a!]'; t x '[[:upper:][:lower:]]'; t ' ' '[[:space:]]'
case 'a*' in "a*") echo quoted;; esac; case abc in "a*") echo never;; a*) echo unquoted;; esac
x='a*'; case abc in "$x") echo never;; $x) echo pattern;; esac
echo "== names with special characters"
printf '<%s>\n' sp* back* a\** ./-*
echo "== for"
for f in a*; do printf '<%s>' "$f"; done; echo
echo "== slash"
echo d//*; echo ./a; echo ./[a]; echo d/[!e]; echo d/e/../[x]; echo [d/x]*
echo "== symbolic links"
ln -s nowhere dangling; echo dang*; rm dangling
