# shopt: the options that leash has, too.
echo "== one option"
shopt huponexit; echo $?
shopt -s huponexit; echo $?; shopt huponexit; echo $?
shopt -u huponexit; echo $?; shopt huponexit; echo $?
echo "== quietly"
shopt -q huponexit; echo $?
shopt -s huponexit; shopt -q huponexit; echo $?; shopt -q huponexit checkjobs; echo $?
echo "== as commands"
shopt -p huponexit checkjobs; echo $?
set_again=$(shopt -p huponexit); shopt -u huponexit; eval "$set_again"; shopt -q huponexit; echo $?
echo "== lists"
shopt | grep -E 'huponexit|checkjobs'
shopt -s | grep -E 'huponexit|checkjobs'; shopt -u | grep -E 'huponexit|checkjobs'
shopt -p | grep -E 'huponexit|checkjobs'; shopt -sp | grep huponexit
echo "== no such option"
shopt nosuch 2>/dev/null; echo $?
shopt -s nosuch 2>/dev/null; echo $?
shopt -q nosuch 2>/dev/null; echo $?
shopt -s nosuch checkjobs 2>/dev/null; echo $?; shopt checkjobs
shopt pipefail 2>/dev/null; echo $?
shopt -su huponexit 2>/dev/null; echo $?
shopt -Z 2>/dev/null; echo $?
echo "== the options of set"
shopt -o pipefail; echo $?
shopt -so pipefail; shopt -po pipefail; shopt -qo pipefail; echo $?
false | true; echo $?
shopt -uo pipefail; shopt -po pipefail; false | true; echo $?
shopt -so nosuch 2>/dev/null # bash says that there is no such option, and returns 0; leash 1
shopt -so noglob; echo *; set +f; shopt -o noglob
