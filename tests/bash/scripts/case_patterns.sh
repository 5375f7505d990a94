# case: patterns, alternatives and ;&.
kind() {
    case $1 in
    '') echo empty ;;
    [0-9]) echo digit ;;
    [!0-9]) echo one other character ;;
    *[!0-9.]*) case $1 in *.[ch] | *.[ch]pp) echo C ;; -*) echo option ;; *) echo word ;; esac ;;
    *.*.*) echo version ;;
    *.*) echo fraction ;;
    0*) echo octal ;;
    *) echo number ;;
    esac
}
echo "== kinds"
for word in '' 7 x 42 007 3.14 1.2.3 main.cpp a.h --help 'two words' '*' .; do echo "<$word> $(kind "$word")"; done
echo "== quoted characters are text"
case 'a*b' in 'a*'b) echo text ;; esac; case axb in 'a*b') echo pattern ;; a\*b) echo pattern ;; *) echo neither ;; esac
p='a*'; case abc in "$p") echo quoted ;; $p) echo pattern ;; esac
echo "== classes and ranges"
for c in a Z 5 _ ' ' '-' ']'; do
    case $c in [[:lower:]]) echo lower ;; [[:upper:]]) echo upper ;; [[:digit:]]) echo digit ;; [[:space:]]) echo blank ;; []-]) echo bracket ;; *) echo "$c" ;; esac
done
echo "== ;& runs the next list, too"
for n in 1 2 3 4; do case $n in 1) printf one ;& 2) printf two ;; 3) printf three ;& *) printf rest ;; esac; echo; done
echo "== the status"
case x in y) false ;; esac; echo $?; false; case x in x) ;; esac; echo $?; case x in x) (exit 3) ;; esac; echo $?
echo "== the word is expanded once, and not split"
v='a  b'; case $v in 'a  b') echo kept ;; esac; case $(echo sub) in s??) echo substituted ;; esac; case ~ in "$HOME") echo home ;; esac
echo "== answers"
for answer in y YES no N maybe; do case $answer in [Yy] | [Yy][Ee][Ss]) echo yes ;; [Nn]*) echo no ;; (*) echo "$answer?" ;; esac; done
