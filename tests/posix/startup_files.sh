#!/bin/sh
# Tests which files leash reads when it starts: called leash and called sh, interactive,
# as a login shell, and with --norc.
#
#     startup_files.sh LEASH
set -u
leash=${1:?startup_files.sh LEASH}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/home/.config/leash" "$work/elsewhere/leash" && cp "$leash" "$work/leash" &&
    cp "$leash" "$work/sh" || exit 2
echo 'echo rc' >"$work/home/.config/leash/rc"
echo 'echo other rc' >"$work/elsewhere/leash/rc"
echo 'echo env file' >"$work/env"
echo 'echo profile; ENV=$HOME/../env' >"$work/home/.profile"

passed=0
failed=0
# expect NAME WANTED COMMAND...: the command must print WANTED, with its lines joined by
# commas. The mark separates this from what the machine's own /etc/profile prints.
expect() {
    name=$1 wanted=$2
    shift 2
    got=$(env -i PATH=/usr/bin:/bin HOME="$work/home" "$@" 2>/dev/null </dev/null | grep -v '^$' |
        paste -sd, -)
    if [ "$got" = "$wanted" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $name: expected <$wanted>, got <$got>"
    fi
}

expect 'an interactive leash reads its rc' 'rc,main' "$work/leash" -i -c 'echo main'
expect 'a script reads none' 'main' "$work/leash" -c 'echo main'
expect '--norc skips it' 'main' "$work/leash" --norc -i -c 'echo main'
expect 'XDG_CONFIG_HOME says where it is' 'other rc,main' \
    XDG_CONFIG_HOME="$work/elsewhere" "$work/leash" -i -c 'echo main'
expect 'sh has no rc' 'main' "$work/sh" -i -c 'echo main'
expect 'sh reads the file that ENV names' 'env file,main' ENV="$work/env" "$work/sh" -i -c 'echo main'
expect 'ENV is expanded' 'env file,main' ENV='${HOME}/../$(echo env)' "$work/sh" -i -c 'echo main'
expect 'ENV comes before the rc' 'env file,rc,main' ENV="$work/env" "$work/leash" -i -c 'echo main'
expect 'ENV is for interactive shells' 'main' ENV="$work/env" "$work/sh" -c 'echo main'
expect 'a file that is not there is no error' 'main' ENV=/nothing/such "$work/sh" -i -c 'echo main'
expect 'a login shell reads the profile' 'profile,main' "$work/leash" -l -c 'echo main'
expect 'the profile may set ENV' 'profile,env file,rc,main' "$work/leash" -l -i -c 'echo main'
expect 'so does --login' 'profile,main' "$work/sh" --login -c 'echo main'

rc=$work/home/.config/leash/rc
echo 'x=set; alias a="echo alias"; f() { echo function; }' >"$rc"
expect 'what it sets stays' 'set,function' "$work/leash" -i -c 'echo $x; f'
printf 'echo one\nreturn\necho never\n' >"$rc"
expect 'return ends it' 'one,main' "$work/leash" -i -c 'echo main'
printf 'echo one\nexit 3\necho never\n' >"$rc"
expect 'exit in it leaves the shell' 'one' "$work/leash" -i -c 'echo main'
printf 'echo one\nif\n' >"$rc"
expect 'an error in it is no end of the shell' 'one,main' "$work/leash" -i -c 'echo main'
printf 'echo one\n: ${nothing?}\necho two\n' >"$rc"
expect 'an error of expansion ends the file' 'one,main' "$work/leash" -i -c 'echo main'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
