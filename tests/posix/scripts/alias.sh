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
t() { printf '%s\n' "$2" >form; echo "$1:"; sh ./form 2>&1; }
echo "== behind a value that ends in a blank, any word may be an alias"
t for-name 'alias forx="for " v="x"
forx v in 1 2; do echo $x; done'
t for-in 'alias forv="for v " inn="in 1 2 "
forv inn
do echo $v; done'
t for-in-words 'alias forin="for v in " w="1 2"
forin w; do echo $v; done'
t do-done 'alias b="while :; do break; 
" dn=done
b dn; echo ok'
t for-semi-do 'alias f="for v in 1; " d="do echo"
f d $v; done'
t for-nl-in 'alias f="for v
 " i="in 1 2"
f i; do echo $v; done'
t case-word 'alias c="case " w=foo
c w in foo) echo ok;; esac'
t case-in 'alias c="case foo " i="in (foo) echo ok;; esac"
c i'
t case-pattern 'alias c="case foo in " p="foo)"
c p echo ok;; esac'
t case-paren 'alias c="case foo in ( " p=foo
c p ) echo ok;; esac'
t case-bar 'alias c="case foo in a | " p="b | " q=foo
c p q ) echo ok;; esac'
t case-bar2 'alias c="case foo in a " p="| foo"
c p ) echo ok;; esac'
t case-close 'alias c="case foo in foo " p=")"
c p echo ok;; esac'
t case-esac 'alias c="case foo in foo) echo ok;; " e=esac
c e'
t func-paren 'alias f="foo " p="()"
f p { echo body; }
foo'
t func-close 'alias f="foo( " p=")"
f p { echo body; }
foo'
t func-body 'alias f="foo() " b="{ echo body; }"
f b
foo'
t func-body-nl 'alias f="foo()
 " b="
{ echo body; }"
f b
foo'
t here-operand 'alias c="cat << " e=END
c e
text
END'
t redir-operand 'alias o="echo text > " f=file
o f; cat file'
t newline-paren 'alias l="
( " r=")"
l echo sub; r; echo ok'
t newline-paren2 'alias l="
("
l echo sub; ); echo ok'
t in-if 'alias l="
( "
if l true ); then echo ok; fi'
t empty-nl 'alias e=""
{ e
echo ok; }'
t blank-nl 'alias b=" "
{ b
echo ok
b
}'
t blank-pipe 'alias b=" "
echo ok | b
cat'
t empty-pipe 'alias b=""
echo ok | b
cat'
t empty-and 'alias b=""
true && b
echo ok'
t blank-status 'alias b=" "
false
b
echo $?'
t blank-if 'alias b=" "
b if true; then echo ok; fi'
t then 'alias i="if true; " t="then echo ok; fi"
i t'
t group-close 'alias g="{ echo ok; " e="}"
g e'
t sub-close 'alias g="( echo ok " e=")"
g e'
t pipe-op 'alias e="echo ok " p="| cat"
e p'
t amp-op 'alias e="echo ok " p="; echo"
e p two'
t comment 'alias c="#"
c nothing
echo ok'
t chain 'alias s="echo " x=y y=z
s x x'
