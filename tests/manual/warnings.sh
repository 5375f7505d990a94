#!/bin/sh
# warnings.sh PAGE...: man(1) formats each manual page without a warning, at most 80 columns wide.
# On a narrow terminal too, formatting comes to its end: groff 1.22 never ends if Chinese text and a
# long word have no break point (\:) between them.
command -v man >/dev/null || { echo 'skipped: man is not installed'; exit 77; }
export LC_ALL=C.UTF-8 MANWIDTH=80
unset MANOPT MANROFFOPT MANROFFSEQ
text=$(mktemp) || exit 1
trap 'rm -f "$text"' EXIT
status=0
for page; do
    said=$(timeout 20 man --warnings -l "$page" 2>&1 >"$text")
    width=$(wc -L <"$text")
    if [ -n "$said" ] || [ ! -s "$text" ]; then
        printf '%s:\n%s\n' "$page" "${said:-man shows nothing}"
        status=1
    elif [ "$width" -gt 80 ]; then
        printf '%s: a line has %s columns\n' "$page" "$width"
        status=1
    fi
    if ! MANWIDTH=40 timeout 20 man -l "$page" >/dev/null 2>&1; then
        printf '%s: man does not end on a terminal with 40 columns\n' "$page"
        status=1
    fi
done
exit $status
