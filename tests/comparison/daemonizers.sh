#!/bin/sh
# What do daemonizers do? Runs the installed daemonizers on the same start state (umask
# 027, descriptor 7 open, SIGUSR1 blocked, SIGQUIT ignored, in the foreground of a
# terminal that then goes away), and on the same commands that cannot be executed.
# Prints Markdown tables.
#
#     tests/comparison/daemonizers.sh path/to/leash-daemonize
#
# Needs script(1) and env(1) with --block-signal (coreutils 8.31). Everything that this
# script starts ends by itself, or this script ends it by its process ID.
set -eu

leash_daemonize=${1:?usage: daemonizers.sh path/to/leash-daemonize}
leash_daemonize=$(realpath "$leash_daemonize")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
mkdir "$folder/home"

# ---- the programs of a trial -------------------------------------------------------------------

# The daemon tells its state, waits until the terminal is gone, and then writes to
# standard output.
cat > "$folder/probe" <<'PROBE'
#!/bin/sh
result=$1
me=/proc/$$
# The shell itself reads this, and before anything else: after its first fork dash has
# forgotten the signal mask that it started with.
while read -r key value; do
    case $key in
    Umask:) umask=$value ;;
    SigBlk:) blocked=$value ;;
    SigIgn:) ignored=$value ;;
    esac
done < $me/status
if [ -e $me/fd/7 ]; then seven=leaks; else seven=closed; fi
streams=$(for number in 0 1 2; do echo "fd$number $(readlink $me/fd/$number || echo closed)"; done)
set -- $(sed 's/.*) //' $me/stat) # state ppid pgrp session tty_nr tpgid
cat > "$result.state" <<STATE
pid $$
session $4
terminal $5
cwd $(readlink $me/cwd)
umask $umask
blocked $blocked
ignored $ignored
fd7 $seven
$streams
STATE
mv "$result.state" "$result"
tries=0
while [ ! -e "$result.gone" ] && [ $tries -lt 200 ]; do
    sleep 0.05
    tries=$((tries + 1))
done
if echo "a line after the terminal is gone" 2> "$result.said"; then
    echo works > "$result.after.new"
else
    echo "fails" > "$result.after.new"
fi
mv "$result.after.new" "$result.after"
PROBE

# The session leader of the terminal makes the start state and runs the tool. $1 is the
# result file; the other words are the tool and the command.
cat > "$folder/session" <<'SESSION'
result=$1
shift
terminal=$(tty)
umask 027
exec 7< /dev/null
if [ "$1" = nohup ]; then
    env --block-signal=USR1 --ignore-signal=QUIT "$@" < "$terminal" &
else
    env --block-signal=USR1 --ignore-signal=QUIT "$@"
fi
tries=0
while [ ! -e "$result" ] && [ $tries -lt 100 ]; do
    sleep 0.05
    tries=$((tries + 1))
done
SESSION

chmod 755 "$folder/probe"
printf 'echo not executable\n' > "$folder/not-executable"
printf '#!/no/such/interpreter\n' > "$folder/bad-interpreter"
chmod 755 "$folder/bad-interpreter"

# ---- the tools ---------------------------------------------------------------------------------

names='daemonize daemon start-stop-daemon setsid nohup leash-daemonize'

title_of() {
    case $1 in
    daemonize) echo 'daemonize(1)' ;;
    daemon) echo 'libslack daemon' ;;
    start-stop-daemon) echo 'start-stop-daemon -b' ;;
    setsid) echo 'setsid -f' ;;
    *) echo "$1" ;;
    esac
}

# Prints the version of the tool's Debian package.
version_of() {
    case $1 in
    start-stop-daemon) package=dpkg ;;
    setsid) package=util-linux ;;
    nohup) package=coreutils ;;
    leash-daemonize) echo 'this one' && return ;;
    *) package=$1 ;;
    esac
    dpkg-query -W -f '${Version}' "$package" 2> /dev/null || echo '?'
}

# Prints the words that make the tool run a command.
words_of() {
    case $1 in
    daemonize) echo 'daemonize' ;;
    # -U: the trial's folder is in a directory that everybody may write to.
    daemon) echo 'daemon -U --' ;;
    start-stop-daemon) echo 'start-stop-daemon -S -b -x' ;;
    setsid) echo 'setsid -f' ;;
    nohup) echo 'nohup' ;;
    leash-daemonize) echo "$leash_daemonize" ;;
    esac
}

# start-stop-daemon wants -- before the command's arguments.
separator_of() {
    if [ "$1" = start-stop-daemon ]; then echo '--'; fi
}

is_installed() {
    case $1 in
    leash-daemonize) return 0 ;;
    daemon) command -v daemon > /dev/null && daemon --version 2>&1 | grep -q daemon- ;;
    *) PATH=$PATH:/usr/sbin:/sbin command -v "$1" > /dev/null ;;
    esac
}

# ---- trials ------------------------------------------------------------------------------------

value_of() { # prints a value of a trial's result file
    sed -n "s/^$2 //p" "$1"
}

has_signal() { # MASK (hexadecimal) NUMBER: prints yes or no
    if [ $((0x$1 >> ($2 - 1) & 1)) = 1 ]; then echo yes; else echo no; fi
}

short() {
    case $1 in
    /dev/pts/*) echo terminal ;;
    pipe:*) echo pipe ;;
    "$folder/home") echo kept ;;
    "$folder"/*) basename "$1" ;;
    /dev/null) echo null ;;
    *) echo "$1" ;;
    esac
}

row_of_trial() {
    result=$folder/result.$1
    # The words of words_of must be split: no word contains a space.
    (cd "$folder/home" && SHELL=/bin/sh script -qec \
        "sh $folder/session $result $(words_of "$1") $folder/probe $(separator_of "$1") $result" \
        /dev/null) > "$folder/typescript" 2>&1 < /dev/null || true
    touch "$result.gone"
    if [ ! -e "$result" ]; then
        echo "| $(title_of "$1") | did not start: $(head -c 60 "$folder/typescript" | tr -d '\r\n') |"
        return
    fi
    pid=$(value_of "$result" pid)
    tries=0
    while [ ! -e "$result.after" ] && kill -0 "$pid" 2> /dev/null && [ $tries -lt 200 ]; do
        sleep 0.05
        tries=$((tries + 1))
    done
    after=$(cat "$result.after" 2> /dev/null || echo 'dead')
    session=own
    if [ "$(value_of "$result" terminal)" != 0 ]; then session="the terminal's"; fi
    if [ "$(value_of "$result" session)" = "$pid" ]; then session='own, leads it'; fi
    printf '| %s | %s | %s | %s | %s | %s %s %s | %s | %s | %s | %s |\n' "$(title_of "$1")" \
        "$(version_of "$1")" "$session" "$(short "$(value_of "$result" cwd)")" "$(value_of "$result" umask)" \
        "$(short "$(value_of "$result" fd0)")" "$(short "$(value_of "$result" fd1)")" \
        "$(short "$(value_of "$result" fd2)")" "$(value_of "$result" fd7)" \
        "$(has_signal "$(value_of "$result" blocked)" 10)" \
        "$(has_signal "$(value_of "$result" ignored)" 3)" "$after"
}

# Prints "127, says so" or "0, silent". nohup.out and such files go to the trial's home.
failure_of() {
    status=0
    # shellcheck disable=SC2046
    (cd "$folder/home" && $(words_of "$1") "$2" < /dev/null > /dev/null 2> "$folder/message") ||
        status=$?
    tries=0 # some tools return before their child complains
    while [ $status = 0 ] && [ ! -s "$folder/message" ] && [ $tries -lt 20 ]; do
        sleep 0.05
        tries=$((tries + 1))
    done
    if [ -s "$folder/message" ]; then echo "$status, says so"; else echo "$status, silent"; fi
}

PATH=$PATH:/usr/sbin:/sbin
skipped=
installed=
for name in $names; do
    if is_installed "$name"; then installed="$installed $name"; else skipped="$skipped $name"; fi
done

echo '| tool | version | session | cwd | umask | 0 1 2 | fd 7 | USR1 blocked | QUIT ignored | write after hangup |'
echo '|---|---|---|---|---|---|---|---|---|---|'
for name in $installed; do
    row_of_trial "$name"
done
echo
echo "| tool | missing command | not executable | bad \`#!\` |"
echo '|---|---|---|---|'
for name in $installed; do
    echo "| $(title_of "$name") | $(failure_of "$name" "$folder/no-such-command") |" \
        "$(failure_of "$name" "$folder/not-executable") |" \
        "$(failure_of "$name" "$folder/bad-interpreter") |"
done
if [ -n "$skipped" ]; then
    echo
    echo "Not installed, so not tried:$skipped."
fi
