# XCU cd, pwd.
top=$(pwd -P); cd "$top"; mkdir -p a/b c; ln -s a/b link; here() { pwd | sed "s,^$top,T,"; }; physical() { pwd -P | sed "s,^$top,T,"; }
echo "== plain"
cd a; here; cd b; here; cd ..; here; cd ../c; here; cd ./../a/./b; here; cd "$top"; here; cd -- a; here; cd "$top"
echo "== home and minus"
HOME=$top/a; cd; here; cd c 2>/dev/null || echo fails; cd - | sed "s,^$top,T,"; here; echo $OLDPWD | sed "s,^$top,T,"; cd "$top"
echo "== logical and physical"
cd link; here; physical; cd ..; here; cd -L link; here; cd -P ..; here; cd "$top"; cd -P link; here; cd "$top"; cd -L link/..; here; cd -P link/..; here; cd "$top"; (cd link; pwd -L | sed "s,^$top,T,"; pwd -P | sed "s,^$top,T,"); cd -LP link; here; cd "$top"
echo "== CDPATH"
CDPATH=$top/a; cd b | sed "s,^$top,T,"; cd b >/dev/null; here; cd "$top"; CDPATH=:$top/a; cd c; here; cd "$top"; CDPATH=$top/a; cd ./c; here; cd "$top"; cd ./b 2>/dev/null || echo fails; CDPATH=nothing:; cd a; here; unset CDPATH; cd "$top"
echo "== failing"
cd nothing 2>/dev/null || echo fails; here; : >file; cd file 2>/dev/null || echo fails; cd -Z 2>/dev/null || echo fails; pwd -Z 2>/dev/null || echo fails
echo "== variables"
cd a; echo $PWD $OLDPWD | sed "s,$top,T,g"; (cd b); echo $PWD | sed "s,$top,T,"; cd ..; cd / && pwd; cd // && pwd | sed 's,^//$,/,'; cd /usr/../usr/./lib/..; pwd; cd /..; pwd; cd "$top"
