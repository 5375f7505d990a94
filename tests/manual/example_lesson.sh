#!/bin/sh
# example_lesson.sh LEASH PAGE: the lesson that the manual page shows, as man(1) prints the lesson,
# is proved by `lesson verify`.
command -v man >/dev/null || { echo 'skipped: man is not installed'; exit 77; }
export LC_ALL=C.UTF-8 MANWIDTH=80
unset MANOPT MANROFFOPT MANROFFSEQ LANGUAGE LEASH_LANG
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
# The lesson begins with the first line `---`, and ends above the next section of the page.
man -l "$2" | awk '
    !indent && /^ *---$/ { indent = index($0, "-") }
    indent && /^[^ ]/ { exit }
    indent { print substr($0, indent) }' >"$folder/01-nohup.md"
XDG_STATE_HOME=$folder "$1" --norc -c "lesson verify $folder/01-nohup.md"
