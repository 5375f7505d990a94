#!/bin/sh
# start_test.sh START: runs START in an invented tree, on an invented machine. The PATH
# of this machine has a few real tools and stand-ins for the others. Each stand-in notes
# its call in $calls.
set -u
start=$1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
calls=$work/calls out=$work/out err=$work/err
failures=0

# stand_in NAME: makes a command NAME for the next run. Its body comes on standard
# input.
stand_in() {
    { printf '#!/bin/sh\necho "%s $*" >>"%s"\n' "$1" "$calls"; cat; } >"$work/bin/$1"
    chmod +x "$work/bin/$1"
}

# machine [apt] [sudo] [root] [packages]: makes a new machine that has these, and a tree
# that is not built yet.
machine() {
    rm -rf "$work/bin" "$work/tree"
    mkdir -p "$work/bin" "$work/tree/shell" "$work/tree/lessons"
    cp "$start" "$work/tree/start"
    touch "$work/tree/CMakeLists.txt" "$work/tree/CMakePresets.json"
    for tool in sh cat chmod cp dirname env find grep mkdir mv readlink sed sort touch; do
        ln -s "$(command -v "$tool")" "$work/bin/$tool"
    done
    echo 'echo 1000' | stand_in id
    stand_in cmake <<'END' # configures and "builds" a leash that shows its arguments and input
case $1 in
--fresh) touch "build/$3/build.ninja"
    echo "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" >"build/$3/CMakeCache.txt" ;;
--build) cat; echo compiling
    printf '#!/bin/sh\nprintf "[%%s]" "$@"; cat\n' >"$2/leash"; chmod +x "$2/leash"
    [ ! -e broken ] ;;
esac
END
    echo '[ ! -e failing ]' | stand_in ctest
    for has in "$@"; do
        case $has in
        apt) : | stand_in apt-get; : | stand_in dpkg-query ;;
        sudo) echo '"$@"' | stand_in sudo ;;
        root) echo 'echo 0' | stand_in id ;;
        packages) stand_in dpkg-query <<'END'
shift 3; for name in "$@"; do printf '%s installed,' "$name"; done
END
        esac
    done
}

# run_as PATH ARGUMENT...: runs the start at PATH. Notes its messages, its calls and its
# status.
run_as() {
    : >"$calls"
    (cd "$work" && echo input | PATH=$work/bin LC_ALL=C "$@") >"$out" 2>"$err"
    status=$?
}
run() { run_as "$work/tree/start" "$@"; }

expect() { # expect WHAT COMMAND...: COMMAND must succeed
    what=$1
    shift
    if ! "$@" >/dev/null 2>&1; then
        failures=$((failures + 1))
        printf 'FAILED: %s\n  status %s\n' "$what" "$status"
        sed 's/^/  said: /' "$out" "$err"
        sed 's/^/  called: /' "$calls"
    fi
}
called() { grep -q -e "^$1" "$calls"; }
not() { ! "$@"; }
says() { grep -qF -e "$1" "$err"; }
printed() { [ "$(cat "$out")" = "$1" ]; }

machine
run
expect 'without apt it fails' [ "$status" = 1 ]
expect 'without apt it names the packages' says libreadline-dev
expect 'without apt it names the commands' says 'cmake --preset release'
expect 'without apt it does not build' not called cmake

machine apt
run
expect 'without root and sudo it fails' [ "$status" = 1 ]
expect 'without root and sudo it prints one line for the administrator' \
    says 'apt-get update && apt-get install --no-install-recommends g++ cmake'
expect 'without root and sudo it installs nothing' not called apt-get

machine apt packages
run -c 'a  b' ''
expect 'with all packages it goes on without root' [ "$status" = 0 ]
expect 'arguments and input go to leash, and all else to standard error' printed '[-c][a  b][]input'
expect 'with all packages it installs nothing' not called apt-get
run --again
expect 'the second start goes straight in' printed '[--again]input'
expect 'the second start builds nothing' not called cmake
expect 'the second start is silent' [ ! -s "$err" ]
touch -d '+1 minute' "$work/tree/shell/new.cpp"
run
expect 'a changed source is built' called 'cmake --build build/release'
expect 'a changed source does not configure again' not called 'cmake --fresh'
touch "$work/tree/broken"
run
expect 'a failing build is a failure' [ "$status" = 1 ]
expect 'a failing build opens nothing' [ ! -s "$out" ]

machine apt packages
ln -sf "$work/tree/start" "$work/link"
run_as "$work/link"
expect 'a symbolic link to start builds its tree' [ -x "$work/tree/build/release/leash" ]
expect 'a symbolic link to start opens leash' printed '[]input'
mv "$work/tree" "$work/moved"
run_as "$work/moved/start"
expect 'a tree that was moved is configured again' called 'cmake --fresh --preset release'
rm -rf "$work/moved"

machine apt root
run
expect 'root installs' called 'apt-get -qy install --no-install-recommends g++ cmake'
expect 'it updates the lists first' [ "$(sed -n '/^apt-get/{p;q}' "$calls")" = 'apt-get -q update' ]
expect 'it says what it installs' says '    libyaml-dev'
expect 'it does not force on a user what only tests need' not called 'apt-get.*doctest'

machine apt sudo
run
expect 'a user installs with sudo' called 'sudo env DEBIAN_FRONTEND=noninteractive apt-get -qy install'
echo 'exit 1' | stand_in sudo
rm -rf "$work/tree/build"
run
expect 'a refused sudo is a failure' [ "$status" = 1 ]
expect 'a refused sudo is followed by the line' says 'apt-get update && apt-get install'

machine apt root
run test -L unit
expect 'test installs doctest too' called 'apt-get.*doctest-dev'
expect 'test runs every test, and fails if there is none' \
    called 'ctest --test-dir build/test .*--no-tests=error .*-L unit'
expect 'test succeeds when ctest does' [ "$status" = 0 ]
expect 'test speaks of no package if no test was skipped' not says skipped
stand_in ctest <<'END'
mkdir -p build/test/Testing/Temporary
cat >build/test/Testing/Temporary/LastTest.log <<'LOG'
/tree/tests/pty/pty_session.cpp:366: MESSAGE: tmux is not installed: skipped
/tree/tests/pty/pty_session.cpp:366: MESSAGE: sshd is not installed: skipped
/tree/tests/pty/pty_session.cpp:381: MESSAGE: tracing is not allowed here: skipped
not compared with yash: it is not installed
skipped: ./configure: autoconf is not installed
zsh is not installed: skipped
LOG
END
run test
expect 'test names the packages that would let the skipped tests run' \
    says 'apt-get install --no-install-recommends autoconf openssh-server tmux zsh'
echo '[ ! -e failing ]' | stand_in ctest
touch "$work/tree/failing"
run test
expect 'test fails when ctest does' [ "$status" = 1 ]

machine apt root
stand_in cpack <<'END'
[ ! -e failing ] && echo "CPack: - package: $PWD/build/leash_1_all.deb generated."
END
run package
expect 'package installs what finds the dependencies' called 'apt-get.*dpkg-dev'
expect 'package builds the release' called 'cmake --build build/release'
expect 'package prints the path of the package' printed "$work/tree/build/leash_1_all.deb"
touch "$work/tree/failing"
run package
expect 'package fails when cpack does' [ "$status" = 1 ]

[ "$failures" = 0 ]
