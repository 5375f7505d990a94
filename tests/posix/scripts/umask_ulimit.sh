# XCU umask, ulimit, true, false.
# differs: mksh: umask: mksh prints three digits
echo "== umask"
umask 022; umask; umask -S; umask 077; umask; umask -S; umask 0; umask; umask u=rwx,g=rx,o=; umask; umask g+w; umask; umask a-x; umask; umask u=g 2>/dev/null; umask; umask 022; umask o+w,g-r; umask; umask +r; umask; umask =; umask; umask 0777; umask; umask 022; umask -- 027; umask
(umask 077); umask; umask 8 2>/dev/null || echo fails; umask q=r 2>/dev/null || echo fails; umask 022; s=$(umask -S); umask 0; umask $s; umask; s=$(umask); umask 077; umask $s; umask; umask go=; umask -S; umask u=rw,g+x; umask -S; umask 022
: >f; ls -l f | cut -c1-10; umask 077; : >g; ls -l g | cut -c1-10; mkdir d; ls -ld d | cut -c1-10; umask u=rwX 2>/dev/null; umask
echo "== ulimit"
ulimit >/dev/null; echo $?; (ulimit -f 100; ulimit -f; ulimit; ulimit -Hf); (ulimit -Sn 50; ulimit -n; ulimit -Sn); (ulimit -n 40; ulimit -Hn; ulimit -n 100 2>/dev/null && [ "$(id -u)" != 0 ] && echo never; :); (ulimit -S -c 0; ulimit -c); ulimit -a >/dev/null; echo $?; (ulimit -f unlimited; ulimit -f); ulimit -Z 2>/dev/null || echo fails; ulimit -n x 2>/dev/null || echo fails; (ulimit -t 10; ulimit -t; sh -c 'ulimit -t'); for o in c d f n s t v; do ulimit -$o >/dev/null || echo no $o; done
(ulimit -f 1; (trap '' XFSZ; dd if=/dev/zero of=big bs=2048 count=1) 2>/dev/null || echo limited)
echo "== true and false"
true; echo $?; false; echo $?; true with arguments; echo $?
