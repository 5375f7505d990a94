#!/bin/sh
# Compares the first screens of a lesson with the expected text, and sees that they fit on narrower
# and wider terminals.
#
#     screens.sh LESSON_SCREENS LESSON.md EXPECTED
#
# A changed lesson has new screens. Read them, and then write them:
#
#     build/test/tests/lessons/lesson_screens LESSON.md 79 > EXPECTED
screens=$1 lesson=$2 expected=$3
status=0
"$screens" "$lesson" 79 | diff -u "$expected" - || status=1
for width in 79 119; do
    "$screens" "$lesson" "$width" > /dev/null || status=1
done
exit $status
