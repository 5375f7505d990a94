#!/bin/sh
# Runs scripts of Debian, unchanged, under leash and dash, and compares their output and
# status.
#
#     real_scripts.sh LEASH
#
# Skips a script that is not installed, and says so. At the end runs a ./configure that
# autoconf has made of three lines, with CONFIG_SHELL=leash.
set -u
leash=${1:?real_scripts.sh LEASH}
[ -x "$leash" ] || { echo "real_scripts.sh: $leash: no program" >&2; exit 2; }
dash=$(command -v dash) || { echo 'skipped: dash is not installed'; exit 77; }
LC_ALL=C TZ=UTC0
export LC_ALL TZ

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Copies, because a build that runs meanwhile replaces the program. In each folder `sh`
# is the same shell, so that a script that calls another script stays with the shell.
mkdir "$work/leash" "$work/dash" && cp "$leash" "$work/leash/sh" && cp "$leash" "$work/leash/leash" &&
    cp "$dash" "$work/dash/sh" && cp "$dash" "$work/dash/dash" || exit 2
system_path=$PATH

passed=0
failed=0
# compare_outputs NAME: succeeds if leash.out and dash.out are the same. Ignores what
# differs each time (addresses from ldd, the time of day from savelog) and the wording
# of the shells' messages.
compare_outputs() {
    for shell in leash dash; do
        sed "s/(0x[0-9a-f]*)/(ADDRESS)/
            s/ at .* UTC [0-9]*/ at TIME/
            s,$work/$shell,SHELL,
            s/: line \([0-9]*\): /: \1: /
            s/: command not found; is it installed, and its folder in PATH?/: not found/
            s/: command not found/: not found/" "$work/$shell.out" >"$work/$shell.plain"
    done
    if diff -a -U 2 --label leash --label dash "$work/leash.plain" "$work/dash.plain" >"$work/diff"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $1"
        sed 's/^/    /' "$work/diff"
    fi
}

# try SCRIPT ARGUMENT...: runs the script, given by its path or found in PATH. Each
# shell gets a new folder with two files.
try() {
    script=$(PATH=$system_path command -v "$1") || {
        echo "skipped: $1 is not installed"
        return
    }
    shift
    for shell in leash dash; do
        rm -rf "$work/here" && mkdir "$work/here" && (
            cd "$work/here" || exit 2
            printf 'alpha\nbeta\ngamma\n' >text
            printf 'packed alpha\nbeta\n' | gzip -n >packed.gz
            PATH=$work/$shell:$system_path timeout 60 sh "$script" "$@" </dev/null 2>&1
            echo "status $?"
            ls
        ) >"$work/$shell.out"
    done
    compare_outputs "$script $*"
}

try which sh
try which -a ls nothing-such cat
try which
try ldd /bin/ls
try ldd
try ldd --version
try ldd /nothing/such
try egrep 'alp|gam' text
try fgrep -c a text
try zgrep alpha packed.gz
try zgrep -c a packed.gz text
try zgrep -i -e BETA -h packed.gz text
try zgrep nothing packed.gz
try zgrep
try zgrep --help
try gunzip packed.gz
try gunzip -c packed.gz
try gunzip nothing.gz
try zcat packed.gz
try zdiff packed.gz text
try zforce text
try gzexe --help
try savelog
try savelog -n text
try savelog -c 3 text
try savelog -l -t text
try update-ca-certificates --help
try update-ca-certificates --nothing
try dpkg-maintscript-helper --help
try dpkg-maintscript-helper supports mv_conffile
try add-shell
try autoconf --version
try autoconf --help
try libtool --help
try libtool --config
try libtool --mode=compile
try libtoolize --version
try xzgrep alpha text
try bzgrep alpha text
try lesspipe text
for guess in /usr/share/misc/config.guess /usr/share/automake-*/config.guess /usr/share/libtool/build-aux/config.guess; do
    [ -e "$guess" ] && try "$guess" && try "$guess" --help && break
done
for sub in /usr/share/misc/config.sub /usr/share/automake-*/config.sub /usr/share/libtool/build-aux/config.sub; do
    [ -e "$sub" ] && try "$sub" x86_64-linux && try "$sub" arm-none-eabi && try "$sub" nonsense && break
done
for missing in /usr/share/automake-*/missing; do
    [ -e "$missing" ] && try "$missing" nothing-such-program && break
done
for install in /usr/share/automake-*/install-sh; do
    [ -e "$install" ] && try "$install" -m 600 text copy && try "$install" -d a/b/c && break
done

# ---- ./configure, made here ------------------------------------------------------------------
if ! command -v autoconf >/dev/null || ! command -v m4 >/dev/null; then
    echo 'skipped: ./configure: autoconf is not installed'
elif ! command -v cc >/dev/null; then
    echo 'skipped: ./configure: no C compiler is installed'
else
    for shell in leash dash; do
        rm -rf "$work/here" && mkdir "$work/here" && (
            cd "$work/here" || exit 2
            printf 'AC_INIT([three], [1.0])\nAC_PROG_CC\nAC_OUTPUT\n' >configure.ac
            autoconf 2>&1
            # The shell runs under its own name: leash, not sh.
            CONFIG_SHELL=$work/$shell/$shell timeout 300 "$work/$shell/$shell" ./configure 2>&1
            echo "status $?"
            ls config.status config.log
            sed -n "s,^SHELL=.*,,p; s,^.*CONFIG_SHELL.*,,p; /^S\[\"CC\"\]/p" config.status
            "$work/$shell/$shell" ./config.status --version | grep -v "$shell" | head -3
        ) >"$work/$shell.out"
    done
    grep -q '^configure: creating ./config.status' "$work/leash.out" || {
        echo 'FAIL ./configure under leash made no config.status'
        failed=$((failed + 1))
    }
    compare_outputs './configure'
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
