#!/bin/sh
# installed.sh BUILD: after `cmake --install BUILD`, man(1) finds each manual page of leash by name.
command -v man >/dev/null || { echo 'skipped: man is not installed'; exit 77; }
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
cmake --install "$1" --prefix "$folder" >"$folder/said" 2>&1 || { cat "$folder/said"; exit 1; }
status=0
for page in leash leash-daemonize leash-lesson witness; do
    MANPATH=$folder/share/man LC_ALL=C.UTF-8 man "$page" 2>&1 | grep -q "^NAME" ||
        { echo "man $page shows no page"; status=1; }
done
exit $status
