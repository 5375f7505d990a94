# XCU 2.9.2 Pipelines.
echo "== status"
true | false; echo $?; false | true; echo $?; ! true; echo $?; ! false; echo $?; ! true | false; echo $?; ! false | true; echo $?
(exit 3) | (exit 4); echo $?; exit_9() { return 9; }; true | exit_9; echo $?
echo "== long"
echo abc | sed s/a/x/ | tr b y | cat | cat | cat; printf 'b\na\n' | sort | head -1
echo "== compound parts"
{ echo a; echo b; } | while read x; do echo "<$x>"; done; for i in 3 1 2; do echo $i; done | sort | (read a; read b; echo $a$b)
if :; then echo x; fi | case y in y) cat;; esac; f() { sed 's/^/f /'; }; echo in | f
echo "== variables of parts stay there"
x=outer; echo inner | (read x; echo $x); echo $x; : | { y=set; }; : ${y=unset}; : $y
echo "== newlines and line continuation"
echo a |
  sed s/a/b/ |

  cat
echo "== standard error"
{ echo err >&2; } 2>&1 | sed 's/^/piped /'
echo "== early end of reader"
i=0; while [ $i -lt 20000 ]; do echo yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy; i=$((i+1)); done 2>/dev/null | head -1
echo "== redirection beats pipe"
echo a >f | cat; cat f; echo b | cat <f; echo c 2>&1 >/dev/null | cat
echo "== exit inside"
echo x | exit 5; echo $?; (exit 6); echo still here; true | return 2>/dev/null; echo here
echo "== pipefail"
# differs: dash: pipefail: dash 0.5.12 has no pipefail of POSIX.1-2024
sh -c 'set -o pipefail; false | true; echo $?; (exit 3) | (exit 4) | true; echo $?; true | true; echo $?; ! false | true; echo $?' 2>/dev/null
echo "== background pipeline"
echo bg | sed s/b/B/ & wait $!; echo $?; true | (exit 8) & wait $!; echo $?
echo "== built-ins in pipes"
echo a b | { read x y; echo $y; }; pwd | sed 's/.*/dir/'; set -- 1 2; echo $# | cat; umask | wc -l | tr -d ' '; type cd | wc -l | tr -d ' '
