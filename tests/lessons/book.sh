#!/bin/sh
# book.sh LEASH LESSONS UNTRUE: `lesson book` from the outside: its files, what it refuses, and what it
# leaves when it is interrupted.
leash=$1
export LEASH_LESSONS=$2 LEASH_TRUSTED_LESSONS=$2 LC_ALL=C.UTF-8 TERM=xterm
unset LANGUAGE LEASH_LANG
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export HOME="$work/home" XDG_STATE_HOME="$work/home/state"
mkdir -p "$work/home" "$work/site"
status=0
fail() { echo "$1"; status=1; }
book() { "$leash" --norc -c 'lesson book "$@"' leash "$@" </dev/null >"$work/said" 2>&1; }
# comes_true COMMAND...: waits until the command succeeds.
comes_true() {
    left=600
    until "$@"; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || return 1
        sleep 0.1
    done
}

book "$work/site/book" the-cable || { cat "$work/said"; fail 'no book was made'; }
for file in index.html book.css book.js en/index.html zh/index.html en/00-the-cable.html \
    zh/00-the-cable.html en/00-the-cable.1.cast en/00-the-cable.2.cast \
    en/00-the-cable.2-1.autopsy.html leash-book.txt; do
    [ -s "$work/site/book/$file" ] || fail "the book has no $file"
done
[ "$(ls -A "$work/site")" = book ] || fail "beside the book: $(ls -A "$work/site")"
# The right answer of step 2 is c: the shell kills ada. Verify has proved it.
grep -q '<p data-chosen="">It was c: ' "$work/site/book/en/00-the-cable.html" ||
    fail 'the page does not say what was so'
grep -q '<p data-chosen="">答案是 c：' "$work/site/book/zh/00-the-cable.html" ||
    fail 'the Chinese page does not say what was so'
head -n 1 "$work/site/book/en/00-the-cable.2.cast" | grep -q '"version":2' ||
    fail 'the recording has no header'
grep -q 'practice\$ unplug$' "$work/site/book/en/00-the-cable.html" ||
    fail 'the page does not show the prompt and the line that was typed'

# A book replaces a book, and never something else.
book "$work/site/book" the-cable || { cat "$work/said"; fail 'the book was not replaced'; }
echo mine >"$work/site/book/notes.txt"
book "$work/site/book" the-cable && fail 'a folder with another file was replaced'
grep -q 'notes.txt' "$work/said" || fail 'the refusal does not name the file'
[ "$(cat "$work/site/book/notes.txt")" = mine ] || fail 'the other file has changed'
mkdir -p "$work/mine/empty"
book "$work/mine" the-cable && fail 'a folder that is no book was replaced'
[ -d "$work/mine/empty" ] || fail 'a folder in a folder that is no book has gone'
book "$work/site/other" no-such-lesson && fail 'a lesson that does not exist was put into a book'
[ "$(ls -A "$work/site")" = book ] || fail "after refusals: $(ls -A "$work/site")"

# A book of a lesson that is not as it says is not written.
(
    LEASH_LESSONS=$3 LEASH_TRUSTED_LESSONS=$3
    book "$work/site/other" untrue
) && fail 'an untrue lesson was put into a book'
grep -q FAIL "$work/said" || fail 'nobody says which step is untrue'
[ "$(ls -A "$work/site")" = book ] || fail "after an untrue lesson: $(ls -A "$work/site")"

# Interrupted: nothing is left. The whole course takes long enough to be interrupted.
is_writing() { ls -d "$work"/site/leash-* >/dev/null 2>&1; }
is_clean() { [ "$(ls -A "$work/site")" = book ]; }
for signal in TERM HUP; do
    "$leash" --norc -c 'lesson book "$@"' leash "$work/site/whole" </dev/null >"$work/said" 2>&1 &
    comes_true is_writing || fail "$signal: nothing was begun"
    kill -s "$signal" $!
    wait $!
    comes_true is_clean || fail "$signal: left behind: $(ls -A "$work/site")"
done
exit $status
