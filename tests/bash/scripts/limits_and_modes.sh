# umask and ulimit: what a shell passes on to its children.
echo "== umask: numbers and letters"
umask 022; umask; umask -S; umask 77; umask; umask u=rwx,g=rx,o=; umask; umask g-x; umask; umask o+r; umask; umask -S
umask a=; umask; umask 022; umask -- 0027; umask; (umask 0; umask); umask
echo "== new files and folders"
mode() { ls -ld "$1" | cut -c 1-10; }
umask 022; >f1; mkdir d1; mode f1; mode d1; umask 077; >f2; mkdir d2; mode f2; mode d2; umask 0; >f3; mode f3; umask 022
echo "== a child has the umask of its shell"
(umask 037; sh -c umask; >f4); mode f4; sh -c 'umask 0'; umask; { umask 026; }; umask; f() { umask 022; }; f; umask
echo "== no umask"
umask 9 2>/dev/null || echo refused; umask u=q 2>/dev/null || echo refused; umask
echo "== ulimit: soft and hard"
ulimit -S -n 64; ulimit -n; ulimit -Sn; (ulimit -n 32; ulimit -n; sh -c 'ulimit -n'); ulimit -n
ulimit -c 0; ulimit -c; ulimit -Hc; ulimit -c 1 2>/dev/null; [ "$(ulimit -Hc)" = 0 ] && echo stays down
echo "== a limit that is felt"
(ulimit -f 1; trap '' XFSZ; dd if=/dev/zero of=big bs=1024 count=8 2>/dev/null) || echo too large; [ $(wc -c <big) -le 1024 ] && echo cut
(ulimit -n 16; sh -c 'exec 9</dev/null && echo 9 is there'; ulimit -n 8; sh -c 'exec 9</dev/null' 2>/dev/null || echo no descriptor 9)
echo "== no limit of that name"
ulimit -n word 2>/dev/null || echo refused; ulimit -Z 2>/dev/null || echo refused
