#!/bin/sh
# sweep.sh LEASH [EVERY]: every system call of leash fails once.
#
# A scene is a short script. First the scene runs undisturbed under strace(1), which lists the
# system calls of leash. Then the scene runs once more for each call after the beginning of main()
# and for each error that the call's manual page allows and a machine really gives; strace lets
# that one call fail. The children of leash are not disturbed.
#
# After each run must hold:
#   - leash has ended by itself: no hang, and no signal has ended leash;
#   - status 0 only if the output is the output of the undisturbed scene;
#   - another status only with a sentence on standard error;
#   - no process is left.
#
# EVERY takes a sample: only each EVERYth of these runs; 1 is all. The last lines are a table: for
# each scene, how many runs there were, and how many held.
set -u
leash=$(realpath -- "${1:-}")
every=${2:-1}
[ -x "$leash" ] || { echo "usage: sweep.sh LEASH [EVERY]" >&2; exit 2; }
strace -qq -o /dev/null true 2>/dev/null || { echo "skipped: strace cannot trace here"; exit 77; }

top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
patience=30
table=''
failures=0
all=0

# The errors of a call. A call without a line here has none worth a trial: it cannot fail with
# these arguments, or its failure means nothing (close).
errors_of() {
    case $1 in
    open | openat) echo EMFILE ENFILE ENOMEM EACCES EIO EINTR ;;
    pipe2 | dup | fcntl) echo EMFILE ;;
    read) [ "$name" = daemonize ] && echo EINTR || echo EIO EINTR ;; # EIO is not of a pipe
    pread64) echo EIO ;;
    write) echo EIO ENOSPC EINTR ;;
    fork | vfork | clone | clone3) echo EAGAIN ENOMEM ;;
    wait4 | waitid | poll | ppoll) echo EINTR ;;
    mmap | brk) echo ENOMEM ;;
    setpgid) echo EACCES ESRCH EPERM ;;
    kill) echo ESRCH EPERM ;;
    newfstatat | stat | lstat | fstat | faccessat2 | access) echo EACCES EIO ENOMEM ;;
    flock) echo EINTR ENOLCK ;;
    ftruncate | pwrite64 | linkat | unlinkat | rename) echo EIO ENOSPC ;;
    ioctl) echo EIO ;;
    esac
}

# Prints the processes that work in the folder $1, without the daemon that the pidfile names: its
# start has succeeded, even if a later command of the scene failed.
left_in() {
    find /proc -maxdepth 2 -name cwd -lname "$1" 2>/dev/null | cut -d/ -f3 | grep -vx "${daemon:-none}"
}

# run CALL ERROR NUMBER: runs the scene in a new folder; sets status, out, err and left.
run() {
    here=$top/here
    rm -rf "$here"
    mkdir "$here"
    (cd "$here" && exec timeout -k 5 $patience strace -b execve -qq -o /dev/null -e "trace=$1" \
        -e "inject=$1:error=$2:when=$3" -- "$leash" --norc -c "$text" \
        </dev/null >"$top/out" 2>"$top/err")
    status=$?
    daemon=$(cat "$here/x.pid" 2>/dev/null)
    left=$(left_in "$here")
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        [ -n "$left" ] || break
        sleep 0.2 # a process that was signalled needs a moment to end
        left=$(left_in "$here")
    done
    for process in $left $daemon; do
        kill -9 "$process" 2>/dev/null
    done
}

fail() {
    failures=$((failures + 1))
    scene_failures=$((scene_failures + 1))
    echo "FAILED: $name: $call number $number, $error: $1 (status $status)"
    sed 's/^/    out: /' "$top/out"
    sed 's/^/    err: /' "$top/err"
}

check() {
    if [ "$status" -eq 124 ] || [ "$status" -eq 137 ]; then
        fail "it hangs"
    elif [ "$status" -gt 128 ]; then
        fail "a signal has ended leash"
    elif [ "$status" -eq 0 ] && ! cmp -s "$top/out" "$top/expected"; then
        fail "status 0, but it was not done"
    elif [ "$status" -ne 0 ] && [ ! -s "$top/err" ]; then
        fail "it failed in silence"
    elif [ -n "$left" ]; then
        fail "a process is left: $left"
    fi
}

# scene NAME TEXT
scene() {
    name=$1
    text=$2
    mkdir "$top/first"
    (cd "$top/first" && strace -b execve -qq -o "$top/log" -- "$leash" --norc -c "$text" </dev/null \
        >"$top/expected")
    rm -rf "$top/first"
    [ -s "$top/expected" ] || { echo "the scene \"$name\" does not work"; exit 1; }
    # "call number": the calls after the first call of main(), which is about signals.
    sites=$(awk -F'(' '
        /^rt_sig/ { in_main = 1 }
        /^[a-z]/ { count[$1]++; if (in_main) print $1, count[$1] }' "$top/log")
    runs=0
    scene_failures=0
    calls=0
    while read -r call number; do
        [ -n "$call" ] || continue
        tried=0
        for error in $(errors_of "$call"); do
            tried=1
            all=$((all + 1))
            [ $((all % every)) -eq 0 ] || continue
            runs=$((runs + 1))
            run "$call" "$error" "$number"
            check
        done
        calls=$((calls + tried))
    done <<EOF
$sites
EOF
    table="$table| $name | $calls | $runs | $((runs - scene_failures)) |
"
}

scene "a command" '/bin/echo a && echo b'
scene "a pipeline" '/bin/echo a | { read x && echo "$x$x"; } | cat'
scene "an asynchronous list" '/bin/echo a & [ $? -eq 0 ] && wait $!'
scene "redirections" '/bin/echo a >f && cat <f >g && { read x && echo "$x$x"; } <g'
scene "a here-document" 'cat <<E
a
E'
scene "a command substitution" 'x=$(/bin/echo a; echo b) && echo "$x"'
scene "a subshell" '(/bin/echo a; exit 3); [ $? -eq 3 ] && echo b'
scene "a trap and wait" 'trap "echo t || exit 9" USR1 && kill -USR1 $$ || exit 8
    /bin/sleep 0 & wait $! && echo e'
scene "daemonize" 'daemonize -p x.pid -o out -d . sleep 1000 >pid &&
    [ "$(cat pid)" = "$(cat x.pid)" ] && kill "$(cat pid)" && echo done'

echo "| scene | calls | runs | held |"
echo "|---|---|---|---|"
printf %s "$table"
[ $failures -eq 0 ]
