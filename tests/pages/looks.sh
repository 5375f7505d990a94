#!/bin/sh
# looks.sh LEASH WORK: how the pages look that leash writes: the report on a class, a handout and an
# autopsy, in both languages; light, dark and printed. The screenshots are in WORK/shots.
leash=$1
here=$(dirname -- "$0")
pages_work=$2
. "$here/puppeteer.sh"
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" XDG_STATE_HOME="$folder/state" LC_ALL=C.UTF-8
unset LANGUAGE
mkdir -p "$folder/state/leash" "$folder/class" "$folder/pages"
(umask 077 && cp "$here/autopsy.json" "$folder/state/leash/autopsy.json")
fail() { echo "$1"; exit 1; }

# Twelve learners, one with a name that is too long for any column and one with a name that is HTML.
learner() { # NUMBER NAME CHOSEN BELIEF
    cat >"$folder/class/$1.json" <<END
{"leash_results": 1, "exported": "2026-11-30T15:00:00Z", "name": "$2",
 "lessons": {"the-cable": {"step": "", "finished": true, "beliefs": [],
  "steps": {"cable": {"tries": 2, "hints": 1, "solution_shown": false, "done": true, "seconds": 95,
   "when": "2026-11-30T14:59:00Z", "lesson_file": "9c2d", "predictions": [{"question": 1,
    "chosen": "$3", "right": "c", "belief": "$4", "when": "2026-11-30T14:01:00Z"}]}}}}}
END
}
for number in 1 2 3 4 5 6 7 8 9 10; do
    case $number in
    1 | 4 | 7) learner "$number" "learner $number" b the-kernel ;;
    *) learner "$number" "learner $number" c '' ;;
    esac
done
learner 11 AnneMarieAnneMarieAnneMarieAnneMarieAnneMarieAnneMarieAnneMarieAnneMarie c ''
learner 12 '<script>document.title=1</script>' b the-kernel
echo '{' >"$folder/class/broken.json"

for language in en zh_CN; do
    export LEASH_LANG=$language
    "$leash" --norc -c 'lesson report --html "$1"' leash "$folder/class" \
        >"$folder/pages/report-$language.html" 2>/dev/null
    # The status is 1, because one file is broken.
    [ $? = 1 ] && [ -s "$folder/pages/report-$language.html" ] || fail "$language: no report"
    "$leash" --norc -c 'lesson handout --html exit-or-hangup' >"$folder/pages/handout-$language.html" ||
        fail "$language: no handout"
    "$leash" --norc -c 'autopsy --html "$1"' leash "$folder/pages/autopsy-$language.html" >/dev/null ||
        fail "$language: no autopsy"
done
drive "$here/looks.mjs" "$folder/pages"
