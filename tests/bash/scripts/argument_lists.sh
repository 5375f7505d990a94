# "$@": passing, shifting, adding, and taking apart the arguments of a function or a script.
show() { printf '%s:' $#; printf '<%s>' "$@"; echo; }
echo "== passed on as they are"
pass() { show "$@"; }; pass a 'b  c' '' '*' "it's"; flat() { show $*; }; flat 'a b' c
echo "== first, last, all but the first, all but the last"
set -- one two three four; echo "$1 ${4}"; eval "echo \${$#}"; shift; show "$@"; shift 2; show "$@"; [ $# -ge 5 ] && shift 5 || echo too few; show "$@"
set -- 1 2 3; n=$#; for word; do shift; n=$((n - 1)); [ $n -eq 0 ] || set -- "$@" "$word"; done; show "$@"
echo "== added, before and after, and turned round"
set -- a b; set -- "$@" c; set -- z "$@"; show "$@"; r=; for word; do r="$word $r"; done; show $r
echo "== options by hand"
parse() {
    while [ $# -gt 0 ]; do
        case $1 in
        -v | --verbose) echo verbose ;;
        --file=*) echo "file ${1#*=}" ;;
        --file) echo "file ${2-missing}"; [ $# -gt 1 ] && shift ;;
        --) shift; break ;;
        -*) echo "unknown $1"; return 2 ;;
        *) break ;;
        esac
        shift
    done
    show "$@"
}
parse -v --file=a --file 'b c' rest more; parse --file; parse -- -v; parse -x; echo $?; parse
echo "== a command in \$@"
run() { echo "+ $*"; "$@"; }; run printf '%s|' 'a b' c; echo; run false; echo $?; run cd /usr && pwd; run 2>/dev/null; echo $?
echo "== for without in, and a function keeps the caller's"
f() { set -- changed; for w; do echo $w; done; }; set -- kept; f x y; show "$@"; g() { shift; echo $#; }; g a b c; show "$@"
sh -c 'printf "%s," "$0" "$@"; echo' name a 'b c'; echo 'echo $#: "$2"' >script; sh ./script a 'b c' d; . ./script 2>/dev/null | head -n 1
