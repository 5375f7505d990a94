# getopts: options in scripts and in functions.
parse() {
    verbose=0 file=none; OPTIND=1
    while getopts :vf:n: option; do
        case $option in
        v) verbose=$((verbose + 1)) ;;
        f) file=$OPTARG ;;
        n) case $OPTARG in *[!0-9]* | '') echo "no number: $OPTARG" ;; *) echo "number $OPTARG" ;; esac ;;
        :) echo "-$OPTARG wants an argument" ;;
        \?) echo "no option -$OPTARG" ;;
        esac
    done
    shift $((OPTIND - 1)); echo "v=$verbose file=$file rest=$# $*"
}
echo "== options"
parse; parse -v; parse -vv -f out a b; parse -fout -v; parse -vfout; parse -f 'two words' x
parse -n 5 -n x5; parse -n -1
echo "== the end of the options"
parse -v -- -v; parse a -v; parse -; parse -- ; parse -v - -v
echo "== errors"
parse -x; parse -vx -f; parse -f; parse -n
echo "== errors that getopts tells itself"
set -- -x; OPTIND=1; getopts ab option 2>/dev/null; echo "$? $option [${OPTARG-unset}]"
set -- -a; OPTIND=1; getopts a: option 2>/dev/null; echo "$? $option [${OPTARG-unset}]"
echo "== OPTIND as it goes"
set -- -ab -c arg rest; OPTIND=1
while getopts abc: option; do echo "$option ${OPTARG-none}"; done; echo "end $option $OPTIND"
echo "== its own words"
OPTIND=1; getopts ab: option -b value; echo "$option $OPTARG $OPTIND"
# OPTERR=0: no complaints.
OPTERR=0 OPTIND=1; set -- -z; { getopts a x; echo "$? $x"; } 2>&1
