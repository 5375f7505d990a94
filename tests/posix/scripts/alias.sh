# XCU 2.3.1 Alias Substitution; alias, unalias.
echo "== simple"
alias a='echo one'
a
a two
alias b=a
b
\a 2>/dev/null || echo quoted is none
'a' 2>/dev/null || echo quoted is none
echo a
x=1 a
>f a; cat f
echo "== not on the same line"
alias same='echo same'; same 2>/dev/null || echo not yet
same
echo "== itself"
alias echo='echo prefixed'
echo x
unalias echo
alias p=q q=p
p 2>/dev/null || echo no loop
unalias p q
echo "== trailing blank"
alias s='echo ' n='number'
s n n
alias e='echo'
e n
echo "== with syntax"
alias loop='for i in 1 2; do echo $i; done' open='{' semi='; echo'
loop
open echo grouped; }
echo a semi b
alias iff='if true; then'
iff echo yes; fi
alias empty=
empty echo after empty
alias pipe='echo piped |'
pipe sed s/p/P/
alias c='echo $v'
v=late; c
alias q='echo "'
q quoted"
echo "== in functions"
alias d='echo defined'
f() { d; }
unalias d
f
echo "== in command substitution and eval"
alias g='echo g'
echo $(g)
eval 'alias h="echo h"
h'
# differs: mksh: listing: mksh quotes less, and says more
echo "== listing"
unalias -a
alias one='a b' two=c
alias one; alias | sed "s/'c'/c/" | sort
alias nothing_such >/dev/null 2>&1 || echo fails
eval "alias $(alias one)"; alias one
echo "== unalias"
unalias one; alias one >/dev/null 2>&1 || echo gone; unalias nothing_such >/dev/null 2>&1 || echo fails; unalias -a; alias; echo $?
echo "== reserved words"
alias if='echo if' 2>/dev/null
alias w=while
i=0
w [ $i -lt 1 ]; do i=1; echo $i; done
unalias -a
echo "== subshell"
(alias inner='echo i'); inner 2>/dev/null || echo not here
