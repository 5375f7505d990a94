#!/bin/sh
# Runs our scripts under leash, called sh, and under every other installed POSIX shell.
#
#     compare.sh LEASH [SCRIPT...]
#
# Compares standard output and status, but not standard error: each shell has its own
# messages. A script writes lines "== NAME". The text up to the next such line is one
# section, and sections are compared one by one, so that a known difference hides no
# other. A comment in a script explains a known difference:
#
#     # differs: SHELL: NAME: why
#
# A script runs as ./SCRIPT in a new folder, and `sh` is the shell that runs the script.
# No option tells a shell to follow POSIX: the shell is called sh, as it would be as
# /bin/sh. COMPARE_WITH names other shells to compare with, in place of the usual four.
set -u
leash=${1:?compare.sh LEASH [SCRIPT...]}
shift
[ -x "$leash" ] || { echo "compare.sh: $leash: no program" >&2; exit 2; }
case $leash in /*) ;; *) leash=$PWD/$leash ;; esac
here=$(cd "$(dirname "$0")" && pwd) || exit 2
. "$here/../sections.sh"
[ $# -gt 0 ] || set -- "$here"/scripts/*.sh

work=$(mktemp -d) || exit 2
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# call_it_sh NAME PROGRAM: makes a folder in which sh is this shell. It is a copy, not a
# link: a build that runs meanwhile replaces the program, and for a moment the link
# would lead nowhere, and sh would be the system's sh.
call_it_sh() {
    mkdir "$work/$1" && cp "$2" "$work/$1/sh"
}

call_it_sh leash "$leash" || exit 2
others=
for shell in ${COMPARE_WITH:-dash bash yash mksh}; do
    if path=$(command -v $shell); then
        call_it_sh $shell "$path" && others="$others $shell"
    else
        echo "not compared with $shell: it is not installed"
    fi
done
[ -n "$others" ] || exit 77

# run SHELL SCRIPT: writes the script's output and then its status to $work/SHELL.out.
run() {
    rm -rf "$work/folder" && mkdir "$work/folder" && cp "$2" "$work/folder/" || exit 2
    (
        cd "$work/folder" || exit 2
        exec env -i PATH="$work/$1:/usr/bin:/bin:/usr/sbin:/sbin" HOME="$work/folder" LC_ALL=C \
            timeout 240 sh "./${2##*/}" </dev/null 2>"$work/$1.err"
    ) >"$work/$1.out"
    printf '== status\n%s\n' $? >>"$work/$1.out"
    chmod -R u+rwx "$work/folder"
}

passed=0
failed=0
for script; do
    run leash "$script"
    for other in $others; do
        run "$other" "$script"
        unexplained=0
        sections_that_differ "$work/leash.out" "$work/$other.out" >"$work/differing"
        while read -r name; do
            grep -qF "# differs: $other: $name: " "$script" && continue
            unexplained=$((unexplained + 1))
            echo "FAIL ${script##*/}: not as in $other: $name"
            section "$work/leash.out" "$name" >"$work/one"
            section "$work/$other.out" "$name" >"$work/two"
            diff -a -U 2 --label leash --label "$other" "$work/one" "$work/two" | sed 's/^/    /'
        done <"$work/differing"
        if [ $unexplained -eq 0 ]; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
        fi
    done
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
