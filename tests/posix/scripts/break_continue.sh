# XCU 2.15 break, continue, return, exit.
echo "== break"
for i in 1 2 3; do [ $i = 2 ] && break; echo $i; done; echo $?; while :; do break; done; echo $?; until false; do break; done; echo $?
for i in 1 2; do for j in a b; do echo $i$j; break 2; done; done; for i in 1 2; do for j in a b; do echo $i$j; break 1; done; done; for i in 1 2; do for j in a b; do break 9; done; echo never; done; echo out
echo "== continue"
for i in 1 2 3; do [ $i = 2 ] && continue; echo $i; done; for i in 1 2; do for j in a b; do [ $j = b ] && continue 2; echo $i$j; done; echo never; done; i=0; while [ $i -lt 3 ]; do i=$((i+1)); [ $i = 2 ] && continue; echo w$i; done
i=0; until [ $i -ge 3 ]; do i=$((i+1)); continue; echo never; done; echo $i; for i in 1 2; do for j in a b; do continue 9; done; echo never; done; echo out
echo "== in condition"
while break; do echo never; done; echo x; i=0; while i=$((i+1)); [ $i -lt 3 ] || break; do echo $i; done
echo "== in groups and if and case"
for i in 1 2; do { break; }; done; echo $i; for i in 1 2; do if :; then case x in x) break;; esac; fi; done; echo $i; for i in 1 2; do eval break; done; echo $i; for i in 1 2; do true && break; done; echo $i
echo "== in subshell"
for i in 1 2; do (break; echo x) 2>/dev/null; echo $i; done | grep -v x
echo "== status"
for i in 1; do false; break; done; echo $?; for i in 1; do false; continue; done; echo $?
# differs: bash: errors: bash 5.2 takes a number out of range, which POSIX makes an error
# differs: yash: errors: yash counts break outside of a loop as an error
echo "== errors"
sh -c 'for i in 1; do break 0; done; echo never' 2>/dev/null || echo leaves
sh -c 'for i in 1; do break x; done; echo never' 2>/dev/null || echo leaves
sh -c 'for i in 1; do continue 0; done; echo never' 2>/dev/null || echo leaves
sh -c 'break; echo goes on' 2>/dev/null
echo "== exit"
(exit); echo $?; (false; exit); echo $?; (exit 7; echo never); echo $?; (exit 255); echo $?; (true; exit $?); echo $?; sh -c 'exit 3; echo never'; echo $?
f() { exit 9; }; (f; echo never); echo $?; (eval 'exit 4'; echo never); echo $?; (for i in 1 2; do exit $i; done); echo $?
sh -c 'exit x' 2>/dev/null || echo fails
# differs: mksh: return in dot script: mksh gives 0 for return without a number
echo "== return in dot script"
echo 'echo in; return 5; echo never' >d; . ./d; echo $?; echo 'return' >d; false; . ./d; echo $?; f() { . ./d; echo after; }; f
