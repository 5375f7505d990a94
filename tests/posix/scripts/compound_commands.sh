# XCU 2.9.4 Compound Commands.
echo "== grouping"
{ echo a; echo b; }; (echo c; echo d); { (echo e) }; ({ echo f; }); x=1; (x=2; echo $x); echo $x; { x=3; }; echo $x
{
echo newline
}
(
echo newline
)
(cd /; pwd); [ "$PWD" != / ] && echo unchanged
echo "== for"
for i in a b c; do echo $i; done; for i in; do echo never; done; echo $?; for i in "a b" c; do echo "$i"; done
set -- x 'y z'; for i; do echo "$i"; done; for i
do echo "$i"; done; for i in $1 \
more
do
echo $i
done; echo $i; for i in 1 2; do false; done; echo $?
for do in 1; do echo $do; done; for in in in; do echo $in; done; for i in do done; do echo $i; done
set --; for i; do echo never; done; echo "$?"; for i in *.nothing; do echo "$i"; done
echo "== case"
case abc in abc) echo 1;; esac; case abc in a*) echo 2;; abc) echo 3;; esac; case x in a|b) echo 4;; c|x|y) echo 5;; esac
case x in (x) echo 6;; esac; case x in a) ;; esac; echo $?; false; case x in y) ;; esac; echo $?; case x in x) false;; esac; echo $?
case x in
  a | b ) echo no ;;

  # comment
  x )
    echo 7 ;;
  *) echo 8
esac
case in in in) echo 9;; esac; case "a b" in a\ b) echo 11;; esac; case $(echo x) in $(echo x)) echo 12;; esac
case x in x) echo last; esac; case '' in '') echo 13;; esac; case x in *) ;; esac; echo $?; case x in esac; echo $?
false; case x in x) echo $?;; esac; false; case x in x) ;; esac; echo $?
# differs: yash: case fall through: yash 2.52 has no ;& of POSIX.1-2024
echo "== case fall through"
# differs: dash: case fall through: dash 0.5.12 has no ;& of POSIX.1-2024
sh -c 'case a in a) echo a;& b) echo b;& c) echo c;; d) echo d;; esac; case a in a) echo x;& esac; echo $?' 2>/dev/null
echo "== if"
if true; then echo 1; fi; if false; then echo 2; else echo 3; fi; if false; then :; elif true; then echo 4; else echo 5; fi
if false; then echo x; fi; echo $?; if true; then false; fi; echo $?; if false; then :; elif false; then :; fi; echo $?
if true
then
echo nl
else
echo no
fi
if false; true; then echo last counts; fi; if ! false; then echo negated; fi
echo "== while and until"
i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done; until [ $i -eq 0 ]; do i=$((i-1)); done; echo $i
while false; do :; done; echo $?; until true; do :; done; echo $?; i=0; while [ $i -lt 1 ]; do i=1; (exit 5); done; echo $?
i=0; while i=$((i+1)); [ $i -lt 3 ]; do echo $i; done; while
[ $i -gt 0 ]
do
i=$((i-1))
done; echo $i
echo "== nested"
for i in 1 2; do for j in a b; do case $i$j in 1b|2a) continue;; esac; if [ $i = 2 ]; then while :; do echo $i$j; break; done; else echo "($i$j)"; fi; done; done
echo "== reserved words as arguments"
echo if then else fi for while do done case esac { } !; set -- if; echo $1
echo "== semicolons and ampersands"
for i in 1; do echo bg & wait; done; if true & then echo then; fi; wait; { echo x & }; wait
echo "== deep nesting"
t=:; i=0; while [ $i -lt 60 ]; do t="{ $t; }"; i=$((i+1)); done; eval "$t" && echo deep
t='echo deep'; i=0; while [ $i -lt 20 ]; do t="( $t )"; i=$((i+1)); done; eval "$t"
