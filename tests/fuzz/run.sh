#!/bin/sh
# run.sh SECONDS [BUILD]: runs each fuzz target for so many seconds, one after the other, and prints a
# table. BUILD is the folder of a build with the preset fuzz; the default is build/fuzz:
#
#     cmake --preset fuzz && cmake --build --preset fuzz && tests/fuzz/run.sh 600
#
# What a target finds is in found/ of the folder with the targets, as a file that the target takes as
# its argument. The exit status is 0 if no target has found anything.
set -u
seconds=${1:?usage: run.sh SECONDS [BUILD]}
here=$(dirname -- "$(realpath -- "$0")")
build=$(realpath -- "${2:-$here/../../build/fuzz}")/tests/fuzz
cd "$build" 2>/dev/null || { echo "run.sh: there is no $build: build the preset fuzz" >&2; exit 2; }
mkdir -p found

status=0
table=''
for target in *_fuzz; do
    [ -x "$target" ] || { echo "run.sh: no target is built in $build" >&2; exit 2; }
    name=${target%_fuzz}
    mkdir -p "found_$name"
    echo "$name: $seconds seconds"
    if "./$target" -max_total_time="$seconds" -max_len=4096 -timeout=10 \
        -artifact_prefix="found/$name-" -print_final_stats=1 "found_$name" "$here/corpus/$name" \
        >"$name.log" 2>&1; then
        finding=none
    else
        finding=$(ls -t found | grep "^$name-" | head -1)
        finding=${finding:-see $build/$name.log}
        status=1
    fi
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$name.log")
    table="$table| $name | ${runs:-?} | $finding |
"
done
printf '\n| target | runs | finding |\n|---|---|---|\n%s' "$table"
exit $status
