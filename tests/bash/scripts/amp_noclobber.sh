# set -C holds for &> and >& too.
echo old > log; set -C
echo "== refused"
echo new &> log; echo $?; cat log
echo new >& log; echo $?; cat log
echo "== appending is allowed"
echo more &>> log; echo $?; cat log
echo "== a new file and a device are allowed"
echo new &> log2; echo $?; cat log2
echo new &> /dev/null; echo $?
