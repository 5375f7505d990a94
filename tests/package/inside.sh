#!/bin/sh
# inside.sh WHAT: a part of package_test.sh, run by root in the fresh Debian. To save time the
# lessons of one language can be left out: LESSON_LANGUAGES=zh.
set -eu
export LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=xterm
unset LEASH_LESSONS

# must WHAT EXPECTED ACTUAL
must() {
    if [ "$2" = "$3" ]; then
        echo "ok: $1"
    else
        printf 'FAILED: %s\n  expected: %s\n  is:       %s\n' "$1" "$2" "$3"
        exit 1
    fi
}

as_lee() { su lee -s /bin/sh -c "cd; $1"; }

before() {
    useradd --create-home --shell /bin/sh lee
    mkdir -p /run/sshd
    ssh-keygen -A >/dev/null
    install -d -o lee -g lee -m 700 /home/lee/.ssh
    as_lee 'ssh-keygen -q -t ed25519 -N "" -f .ssh/id && cp .ssh/id.pub .ssh/authorized_keys' </dev/null
    echo 'PROFILE=read; export PROFILE' >/etc/profile.d/seen.sh
    as_lee 'echo "OWN_PROFILE=read; ENV=\$HOME/.env; export OWN_PROFILE ENV" >.profile
        echo "FROM_ENV=read" >.env'
}

use_leash() {
    must 'leash runs a script' '3 leash' "$(as_lee 'leash -c "echo \$((1+2)) leash"')"
    must 'leash is one of the shells' /usr/bin/leash "$(grep leash /etc/shells)"
    must 'leash speaks Chinese' '有' "$(as_lee 'leash --lang zh_CN -c "lang"' | grep -o 有 | head -n 1)"
    for language in ${LESSON_LANGUAGES-en zh}; do
        as_lee "leash --lang $language -c 'lesson verify'" || {
            echo "FAILED: lessons in $language"
            exit 1
        }
    done
    as_lee 'leash-daemonize --pidfile /tmp/lee.pid sleep 100'
    kill "$(cat /tmp/lee.pid)"

    chsh -s /usr/bin/leash lee
    must 'a login shell reads both profiles' 'read read /usr/bin/leash' \
        "$(su - lee -c 'echo $PROFILE $OWN_PROFILE $SHELL')"
    ip link set lo up
    /usr/sbin/sshd -p 2222 -o ListenAddress=127.0.0.1 -o PidFile=/tmp/sshd.pid
    ssh="ssh -p 2222 -i .ssh/id -o BatchMode=yes -o StrictHostKeyChecking=no -o LogLevel=ERROR 127.0.0.1"
    must 'ssh runs a command in leash' '/usr/bin/leash leash' \
        "$(as_lee "$ssh 'echo \$SHELL \${0##*/}'")"
    must 'ssh opens a login shell that reads the profiles and ENV' 'seen: read read read' \
        "$(as_lee "printf 'echo seen: \$PROFILE \$OWN_PROFILE \$FROM_ENV\nexit\n' | $ssh -tt" |
            tr -d '\r' | grep -o 'seen: read.*')"
    kill "$(cat /tmp/sshd.pid)"
    chsh -s /bin/sh lee
    as_lee 'rm -rf .local .config .cache .leash* .ssh/known_hosts*'
}

case $1 in
before) before ;;
install) dpkg -i /leash.deb ;;
use) use_leash ;;
remove)
    dpkg --purge leash
    ;;
esac
