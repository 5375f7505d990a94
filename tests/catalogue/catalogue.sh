#!/bin/sh
# catalogue.sh ROOT [--use-untranslated]: fails if a message of the sources is missing in a .po
# file, has no translation there, or loses a value such as {0}; and if a translation is marked fuzzy.
# With --use-untranslated a message may wait for its translation: it is only listed.
set -u
locale=$1/shell/locale
shift
template=$(mktemp)
trap 'rm -f "$template"' EXIT
status=0
"$locale/extract" >"$template" || exit 1
for language in "$locale"/*.po; do
    msgfmt --check --output-file=/dev/null "$language" || status=1
    # msgcmp names each message that is missing, fuzzy or not translated.
    msgcmp "$@" "$language" "$template" || status=1
    msgattrib --untranslated --no-obsolete "$language" | grep -A3 '^msgid'
done
[ "$status" = 0 ] || echo "To take new messages into the .po files: shell/locale/update" >&2
exit "$status"
