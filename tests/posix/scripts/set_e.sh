# XCU 2.15 set -e.
t() { sh -ec "$1" 2>/dev/null; echo "status $?"; }
echo "== leaves"
t 'false; echo never'; t '(exit 3); echo never'; t 'true | false; echo never'; t '{ false; }; echo never'; t 'f() { false; echo never; }; f; echo never'; t 'x=$(false); echo never'; t 'nothing_such; echo never'; t 'if true; then false; fi; echo never'; t 'for i in 1; do false; done; echo never'; t 'while true; do false; done'; t 'case x in x) false;; esac; echo never'; t 'cat <nothing || exit 1'; t '>nodir/x || exit 1'; t 'eval false; echo never'; t 'true && false; echo never'; t 'false || false; echo never'; t 'test a = b; echo never'; t 'f() { return 4; }; f; echo never'; t 'echo false >d; . ./d; echo never'; t 'command false; echo never'; t '{ echo x; exit 5; } ; echo never'; t '(false; echo never); echo never'; t ': $(false); echo reached'; t 'false & wait $!; echo never'; t '(false) ; echo never'; t 'true | (exit 4); echo never'; t 'x=1 false; echo never'
# differs: yash: stays: yash gives $(...) its set -e though the assignment is a condition
echo "== stays"
# differs: bash: stays: bash as sh gives $(...) its set -e though the assignment is a condition
t 'if false; then :; fi; echo on'; t 'while false; do :; done; echo on'; t 'until true; do :; done; echo on'; t '! true; echo on'; t '! false; echo on'; t 'false || true; echo on'; t 'false && true; echo on'; t 'false | true; echo on'; t 'true && false || true; echo on'; t 'if { false; true; }; then echo in; fi; echo on'; t 'f() { false; echo in f; }; f || echo no; echo on'; t 'f() { false; echo in f; }; if f; then echo on; fi'; t '(false; echo in sub) || echo no'; t '! { false; echo in; }; echo on'; t 'false & wait; echo on'; t 'x=$(false; echo a) || true; echo $x'; t 'f() { false && true; }; f; echo never'; t '{ false && true; }; echo on'; t 'while { false; echo c; break; }; do :; done; echo on'; t 'for i in 1 2; do false || continue; done; echo on'; t 'if false; then :; elif false; then :; fi; echo on'; t 'echo $(false) on'; t '! (false; echo in); echo on'; t 'eval "false || true"; echo on'; t 'false && :; echo on'; t 'f() { ! true; }; f; echo never'; t '(! true); echo on'
echo "== in subshells"
t 'echo $(false; echo x)'; t 'x=$(set +e; false; echo x); echo $x'; t '(set +e; false; echo x)'; t 'false | { false; echo in; } ; echo never'; t '{ false; echo never; } | cat; echo on'
echo "== switched"
t 'set +e; false; echo on; set -e; false; echo never'; t 'set +e; (set -e; false; echo never); echo on'; sh -c 'set -e; false; echo never'; echo $?; sh -c 'set -o errexit; false; echo never'; echo $?
echo "== exit trap"
t 'trap "echo trap \$?" EXIT; false; echo never'; t 'trap "echo trap" EXIT; (false); echo never'
echo "== in traps"
t 'trap "false; echo never" EXIT; true'
echo "== function in condition"
t 'g() { false; echo g; }; f() { g; echo f; }; f && echo and'; t 'f() { (false; echo sub); echo f; }; f || :'
echo "== negation of pipeline"
t '! true | false; echo on'; t '! false | true; echo on'
