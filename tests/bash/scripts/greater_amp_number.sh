# >&N and >&- mean in bash what they mean in POSIX.
echo "== a number copies a descriptor"
echo a 3>&1 >&3; two=2
{ echo error >&2; } 2>&1
{ echo error >&$two; } 2>&1
{ echo error >&"2"; } 2>&1
echo "== a dash closes"
(echo a >&-) 2>/dev/null; echo $?
echo "== a closed descriptor"
(echo a >&7) 2>/dev/null; echo $?
ls
