#!/bin/sh
# Runs scripts under leash and under the real bash. The scripts use the forms of bash that leash
# has.
#
#     compare.sh LEASH [SCRIPT...]
#
# Compares standard output and status, but not standard error: each shell has its own messages. A
# script writes lines "== NAME". The text up to the next such line is one section, and only the
# sections that differ are shown.
#
# Where leash differs on purpose, the file NAME.expected says what leash prints in place of bash,
# with the section "== status" at the end, and a comment in NAME.sh says why.
#
# Each script runs in a new folder, with nothing on standard input.
set -u
leash=${1:?compare.sh LEASH [SCRIPT...]}
shift
[ -x "$leash" ] || { echo "compare.sh: $leash: no program" >&2; exit 2; }
case $leash in /*) ;; *) leash=$PWD/$leash ;; esac
here=$(cd "$(dirname "$0")" && pwd) || exit 2
. "$here/../sections.sh"
[ $# -gt 0 ] || set -- "$here"/scripts/*.sh
bash=$(command -v bash) || { echo "not compared: bash is not installed"; exit 77; }

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# run NAME PROGRAM SCRIPT: writes the script's output and then its status to $work/NAME.out.
run() {
    rm -rf "$work/folder" && mkdir "$work/folder" && cp "$3" "$work/folder/" || exit 2
    (
        cd "$work/folder" || exit 2
        exec env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME="$work/folder" LC_ALL=C \
            timeout 120 "$2" "./${3##*/}" </dev/null 2>"$work/$1.err"
    ) >"$work/$1.out"
    printf '== status\n%s\n' $? >>"$work/$1.out"
}

passed=0
failed=0
for script; do
    name=${script##*/}
    run leash "$leash" "$script"
    run bash "$bash" "$script"
    wanted=$work/bash.out
    label=bash
    expected=${script%.sh}.expected
    if [ -e "$expected" ]; then
        if cmp -s "$expected" "$work/bash.out"; then
            echo "FAIL $name: bash prints what $name.expected says: the file is not needed"
            failed=$((failed + 1))
            continue
        fi
        wanted=$expected
        label=expected
    fi
    if cmp -s "$work/leash.out" "$wanted"; then
        passed=$((passed + 1))
        continue
    fi
    failed=$((failed + 1))
    sections_that_differ "$work/leash.out" "$wanted" >"$work/differing"
    while read -r section; do
        echo "FAIL $name: not as in $label: $section"
        section "$work/leash.out" "$section" >"$work/one"
        section "$wanted" "$section" >"$work/two"
        diff -a -U 2 --label leash --label "$label" "$work/one" "$work/two" | sed 's/^/    /'
    done <"$work/differing"
    echo "    what leash wrote to standard error:"
    head -n 5 "$work/leash.err" | sed 's/^/    /'
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
