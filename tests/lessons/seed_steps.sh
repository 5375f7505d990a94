#!/bin/sh
# Each step that docs/seed.md names is in the lessons, in each language.
#
#   seed_steps.sh REPOSITORY
#
# Ends with 1 and names each step that is missing. Ends with 1 too if docs/seed.md names no step.
# Seen to fail with a step renamed in a lesson.
cd "$1" || exit 1
steps=$(awk -F '|' '/^\| / && $3 ~ /[a-z0-9-]+\.[a-z0-9-]+/ { print $3 }' docs/seed.md |
    tr ', ' '\n\n' | grep . | grep -v '^lesson\.step$' | sort -u)
[ -n "$steps" ] || { echo 'docs/seed.md names no step'; exit 1; }

status=0
for language in en zh; do
    for step in $steps; do
        lesson=${step%%.*}
        grep -q "^## .*{#${step#*.}[ }]" lessons/$language/[0-9][0-9]-"$lesson".md || {
            echo "docs/seed.md: no step $step in lessons/$language"
            status=1
        }
    done
done
exit $status
