# ~+ and ~- in assignments.
mkdir a; here=$PWD; cd a
x=~+; [ "$x" = "$here/a" ] && echo plus
x=~-; [ "$x" = "$here" ] && echo minus
x=/bin:~+:~-/y; [ "$x" = "/bin:$here/a:$here/y" ] && echo list
export z=~+/w; [ "$z" = "$here/a/w" ] && echo export
case $PWD in ~+) echo pattern ;; esac
cd ~-; [ "$PWD" = "$here" ] && echo back
echo text > ~+/file; cat ~+/file
