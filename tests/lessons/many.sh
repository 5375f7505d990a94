#!/bin/sh
# Verifies each lesson many times on a loaded machine. Every run must give the same
# answer.
#
#     many.sh LEASH TIMES LOAD LESSON.md...
#
# LOAD processes keep the machine busy meanwhile. Exits with 1 if a run fails, or gives
# another answer than the first run of the lesson.
leash=$1 times=$2 load=$3
shift 3

busy=
i=0
while [ "$i" -lt "$load" ]; do
    sh -c 'while :; do :; done' &
    busy="$busy $!"
    i=$((i + 1))
done
trap 'kill $busy 2> /dev/null' EXIT
trap 'exit 1' INT TERM HUP

status=0
for lesson; do
    first=
    failed=0
    i=0
    while [ "$i" -lt "$times" ]; do
        answer=$("$leash" -c "lesson verify '$lesson'" 2>&1) || failed=$((failed + 1))
        [ "$i" -gt 0 ] || first=$answer
        if [ "$answer" != "$first" ]; then
            status=1
            printf '%s: run %s says\n%s\nand the first said\n%s\n' \
                "$lesson" "$((i + 1))" "$answer" "$first"
            break
        fi
        i=$((i + 1))
    done
    [ "$failed" -eq 0 ] || status=1
    echo "$lesson: $i runs, $failed failed"
done
exit $status
