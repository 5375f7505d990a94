# set -e: which failure ends the shell.
self=$(readlink /proc/$$/exe)
try() { "$self" -ec "$1; echo goes on" 2>/dev/null || echo "ended with $?"; }
echo "== ends"
try 'false'; try '(exit 3)'; try '{ false; }'; try 'true | false'; try 'x=$(exit 4)'; try 'f() { false; echo never; }; f'
try 'for i in 1; do false; done'; try 'if true; then false; fi'; try 'true && false'; try 'eval false'; try 'command false'
try 'cat </no/such/file'; try 'nosuchprogram'; try '. /dev/stdin <<< false'; try 'case x in x) false ;; esac'
echo "== goes on"
try 'false || true'; try 'false && true'; try '! true'; try '! false'; try 'if false; then :; fi'
try 'while false; do :; done'; try 'until true; do :; done'; try 'false | true'; try 'f() { false; echo f; }; f || true'
try 'echo $(false)'; try 'if ! true; then :; fi'; try '(false) || true'; try 'f() { false; echo f; }; if f; then :; fi'
try 'export x=$(false)'; try 'f() { local x=$(false); echo f; }; f'; try 'false & wait'
echo "== in a subshell and in a substitution"
try '(false; echo never)'; try 'x=$(echo in it; exit 3); echo "[$x]"'; try '{ false; echo never; } | cat'
echo "== wait gives the status of a job"
try 'false & wait $!'
echo "== switched"
try 'set +e; false; set -e; echo between; false'; try 'set +e; false'
case $- in *e*) echo on ;; *) echo off ;; esac
echo "== with pipefail"
try 'set -o pipefail; false | true'; try 'set -o pipefail; true | true'
