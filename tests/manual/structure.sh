#!/bin/sh
# structure.sh PAGE TRANSLATION: both manual pages have the same sections, lists, items and marks of
# option tables, in the same order. Only the names of the sections differ.
structure() {
    sed -n -e ':join' -e '/\\$/ { N; s/\\\n/ /; b join' -e '}' \
        -e 's/^\(\.S[hs]\) .*/\1/p' -e '/^\.\(It\|Bl\|El\|Bd\|Ed\)\( .*\)*$/p' \
        -e '/^\.\\" (end)$/p' -e '/^\.\\" The options of /p' "$1"
}
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
structure "$1" >"$folder/page" && structure "$2" >"$folder/translation"
[ -s "$folder/page" ] || { echo "$1: no page"; exit 1; }
diff -u "$folder/page" "$folder/translation" && exit
echo "$2 has another structure than $1"
exit 1
