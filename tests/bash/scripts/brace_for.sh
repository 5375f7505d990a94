# Braces in the words of a loop.
for i in {1..3}; do printf '%s ' $i; done; echo
for i in {a,b} c {3..1}; do printf '%s ' $i; done; echo
for i in {01..03}{x,y}; do printf '%s ' $i; done; echo
for i in {1,2}; do for j in {a..b}; do printf '%s ' $i$j; done; done; echo
for i in {1..5}; do [ $i = 2 ] && continue; [ $i = 4 ] && break; printf '%s ' $i; done; echo
for i in "{1..3}" {1..3}z; do printf '%s ' $i; done; echo
for i in {1..3}; do sh -c "exit $i" & pids="$pids $!"; done
for pid in $pids; do wait $pid; printf '%s ' $?; done; echo
