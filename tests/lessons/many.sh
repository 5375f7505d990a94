#!/bin/sh
# Verifies each lesson many times on a loaded machine. Every run must give the same
# answer.
#
#     many.sh LEASH TIMES AT_ONCE LESSON.md...
#
# AT_ONCE runs go on at the same time: they are the load. Exits with 1 if a run fails, or
# gives another answer than the first run of the lesson. Prints a line for each lesson,
# and each answer that differs.
leash=$1 times=$2 at_once=$3
shift 3

answers=$(mktemp -d)
trap 'rm -rf "$answers"' EXIT
trap 'exit 1' INT TERM HUP

# One run: its answer goes to the file LESSON/RUN, its status to the end of the file.
one='lesson=$1 answer=$2
    LEASH_LANG=$(basename "$(dirname "$lesson")") "$0" -c "lesson verify '\''$lesson'\''" > "$answer" 2>&1
    echo "status $?" >> "$answer"'

number=0
for lesson; do
    number=$((number + 1))
    mkdir "$answers/$number"
done
run=0
while [ "$run" -lt "$times" ]; do
    run=$((run + 1))
    number=0
    for lesson; do
        number=$((number + 1))
        printf '%s\n%s\n' "$lesson" "$answers/$number/$run"
    done
done | xargs -d '\n' -n 2 -P "$at_once" sh -c "$one" "$leash"

status=0
number=0
for lesson; do
    number=$((number + 1))
    cd "$answers/$number" || exit 1
    failed=$(grep -L '^status 0$' ./* | wc -l)
    others=0
    for answer in *; do
        cmp -s 1 "$answer" && continue
        others=$((others + 1))
        printf '%s: run %s differs from the first run:\n' "$lesson" "$answer"
        diff 1 "$answer"
    done
    echo "$lesson: $times runs, $failed failed, $others with another answer"
    [ "$failed" -eq 0 ] && [ "$others" -eq 0 ] || status=1
done
exit $status
