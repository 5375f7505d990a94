# The status of a pipeline with |&, and ! before it.
echo "== the last command counts"
false |& true; echo $?
true |& false; echo $?
! false |& false; echo $?
echo "== pipefail"
set -o pipefail
false |& true; echo $?
true |& true; echo $?
set +o pipefail
echo "== in a condition"
if ls /no/such/file |& grep -q such; then echo found; fi
ls /no/such/file |& grep -c such && echo and
echo "== in the background"
{ echo out; echo error >&2; } |& sort > log &
wait $!; echo $?; cat log
