# set -o pipefail: the last failure of a pipeline counts.
show() { "$@"; echo $?; }
stage() { cat >/dev/null; return $1; }
echo "== off and on"
(exit 3) | true; echo $?
set -o pipefail
(exit 3) | true; echo $?
(exit 3) | (exit 4) | true; echo $?
(exit 3) | (exit 4) | (exit 5); echo $?
true | true; echo $?
echo "== with !"
! (exit 3) | true; echo $?
! true | true; echo $?
echo "== a reader that leaves early"
yes | head -n 1; echo $?
{ yes; echo "yes ended with $?" >&2; } 2>said | head -n 1; cat said
echo "== if, && and ||"
if false | cat; then echo good; else echo bad; fi
grep nosuch /dev/null | cat || echo nothing found
echo text | grep e | cat && echo found
echo "== in the background"
(exit 6) | true & wait $!; echo $?
(exit 6) | true & set +o pipefail; wait $!; echo $?
(exit 6) | true & set -o pipefail; wait $!; echo $?
echo "== in a subshell and a function"
(set +o pipefail; false | true; echo $?); false | true; echo $?
f() { false | stage 0; }; f; echo $?
x=$(false | stage 0); echo $?
echo "== listed"
set -o | grep pipefail | tr -s ' \t' ' '; set +o | grep pipefail
