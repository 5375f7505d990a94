#!/bin/sh
# book.sh LEASH WORK LESSONS [NAME...]: makes a book of lessons, and reads it in a browser: see
# book.mjs. Then a book of a lesson whose processes and output are HTML.
leash=$1 lessons=$3
here=$(dirname -- "$0")
pages_work=$2
. "$here/puppeteer.sh"
shift 3
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" XDG_STATE_HOME="$folder/state" LC_ALL=C.UTF-8 TERM=xterm
unset LANGUAGE LEASH_LANG
make_book() { # LESSONS FOLDER [NAME...]
    LEASH_LESSONS=$1 LEASH_TRUSTED_LESSONS=$1
    export LEASH_LESSONS LEASH_TRUSTED_LESSONS
    shift
    "$leash" --norc -c 'lesson book "$@"' leash "$@" </dev/null >"$folder/said" 2>&1 ||
        { cat "$folder/said"; exit 1; }
}
make_book "$lessons" "$folder/book" "$@"
make_book "$here/lessons" "$folder/hostile"
status=0
drive "$here/book.mjs" "$folder/book" || status=1
drive "$here/book.mjs" "$folder/hostile" || status=1
exit $status
