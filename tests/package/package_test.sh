#!/bin/sh
# package_test.sh CPACK_CONFIG: makes the Debian package, and lintian reads it. Then installs
# the package in a fresh Debian without anything else, uses leash there as an ordinary user
# (a script, all lessons, a login shell, ssh), removes the package, and looks for what is
# left.
#
# Needs root, mmdebstrap and lintian. The fresh Debian comes from where this machine gets
# its packages, and is removed at the end. Its programs run in a PID namespace and a network
# namespace of their own: the kernel ends all of them when the namespace's first process
# ends.
set -eu
config=$1
here=$(dirname "$(readlink -f "$0")")

for program in mmdebstrap lintian dpkg-shlibdeps unshare; do
    command -v $program >/dev/null || { echo "$program is not installed: skipped"; exit 77; }
done
[ "$(id -u)" = 0 ] || { echo 'the user is not root: skipped'; exit 77; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
root=$work/root

echo '== the package'
cpack --config "$config" -B "$work/made" >"$work/cpack.log" 2>&1 || { cat "$work/cpack.log"; exit 1; }
cp "$work"/made/leash_*.deb "$work/leash.deb"
dpkg-deb --info "$work/leash.deb"
lintian --fail-on error "$work/leash.deb"

echo '== a fresh Debian'
. /etc/os-release
sources=$(ls /etc/apt/sources.list /etc/apt/sources.list.d/*.list \
    /etc/apt/sources.list.d/*.sources 2>/dev/null || true)
mmdebstrap --quiet --variant=minbase --include=openssh-server,openssh-client,procps,iproute2 \
    --setup-hook='printf "#!/bin/sh\nexit 101\n" | install -D -m755 /dev/stdin "$1"/usr/sbin/policy-rc.d' \
    "$VERSION_CODENAME" "$root" $sources 2>"$work/mmdebstrap.log" ||
    { cat "$work/mmdebstrap.log"; exit 1; }
install -m755 "$here/inside.sh" "$root/inside.sh"
cp "$work/leash.deb" "$root/leash.deb"

# files: prints all files but those in which dpkg and the system keep what they did.
files() {
    (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./run \
        -o -path ./var/lib/dpkg -o -path ./var/log -o -path ./var/cache \) -prune -o -print | sort)
}

# inside WHAT: runs a part of inside.sh in the fresh Debian.
inside() {
    unshare --mount --pid --net --fork --kill-child sh -euc '
        mount -t proc proc "$1/proc"
        mount -t devpts -o newinstance,ptmxmode=666,mode=620,gid=5 devpts "$1/dev/pts"
        mount --bind "$1/dev/pts/ptmx" "$1/dev/ptmx"
        mount -t tmpfs -o mode=1777 tmpfs "$1/tmp"
        exec chroot "$1" /inside.sh "$2"' sh "$root" "$1"
}

inside before
files >"$work/before"
cp "$root/etc/shells" "$work/shells"
inside install
inside use
inside remove
files >"$work/after"

echo '== what is left'
diff "$work/before" "$work/after"
diff "$work/shells" "$root/etc/shells"
echo nothing
