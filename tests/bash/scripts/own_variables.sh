# The variables to which the shell itself gives a value.
self=$(readlink /proc/$$/exe)
check() { "$@"; echo "$? "; }
echo "== RANDOM"
RANDOM=42; echo $RANDOM $RANDOM "$RANDOM" $((RANDOM)) ${RANDOM}
RANDOM=42; first=$RANDOM; RANDOM=42; check [ $first = $RANDOM ]
RANDOM=0; echo $RANDOM; RANDOM=word; echo $RANDOM
: $((RANDOM = 7)); echo $RANDOM
echo ${RANDOM:+set} ${RANDOM-unset} >said; grep -c '^set [0-9]*$' said
for i in 1 2 3 4 5 6 7 8; do check [ $RANDOM -lt 32768 ]; done
(unset RANDOM; echo "[$RANDOM]"; RANDOM=7; echo $RANDOM)
echo "== SECONDS"
check [ "$SECONDS" -lt 60 ]
SECONDS=100; check [ $SECONDS -ge 100 ]; check [ $SECONDS -lt 160 ]
SECONDS=word; check [ $SECONDS -lt 60 ]
: $((SECONDS = 200)); check [ $SECONDS -ge 200 ]
SECONDS=0; sleep 1.1; check [ $SECONDS -ge 1 ]
timed() { local SECONDS=300; check [ $SECONDS -ge 300 ]; }; timed
echo "== BASHPID"
check [ $BASHPID = $$ ]
(check [ $BASHPID = $$ ])
inside=$(echo $BASHPID); check [ "$inside" = $$ ]
echo $BASHPID | { read -r inside; check [ "$inside" = $$ ]; }
(sh -c 'echo $PPID' >said; read -r parent <said; check [ "$parent" = $BASHPID ])
BASHPID=3; check [ $BASHPID = $$ ]
echo "== UID and EUID"
check [ "$UID" = "$(id -ru)" ]; check [ "$EUID" = "$(id -u)" ]
(UID=5; echo not reached) 2>/dev/null || echo refused
(unset UID) 2>/dev/null || echo refused
export UID; env | grep -c '^UID='
env UID=77 "$self" -c '[ $UID != 77 ] || echo $UID'
"$self" -c 'EUID=5; echo not reached' 2>/dev/null || echo refused
echo "== HOSTNAME"
check [ "$HOSTNAME" = "$(uname -n)" ]
env HOSTNAME=here "$self" -c 'echo $HOSTNAME'
(HOSTNAME=there; echo $HOSTNAME; unset HOSTNAME; echo "[$HOSTNAME]")
echo "== a variable for a program"
SECONDS=30 RANDOM=5 env | grep -E '^(SECONDS|RANDOM)=' | sort
env RANDOM=5 BASHPID=1 LINENO=9 "$self" -c '[ $BASHPID = $$ ]; echo $? $LINENO'
echo "== set -u"
set -u
: "$RANDOM" "$SECONDS" "$BASHPID" "$UID" "$EUID" "$HOSTNAME" "$SHLVL"; echo $?
