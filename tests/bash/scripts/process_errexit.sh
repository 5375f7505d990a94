# set -e and traps.
set -e
cat <(false); echo survived
true <(exit 3)
echo still here
trap 'echo exit' EXIT
cat <(echo no trap inside)
cat <(trap 'echo inner exit' EXIT; echo inner)
false <(true)
echo not reached
