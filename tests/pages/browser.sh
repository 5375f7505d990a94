#!/bin/sh
# browser.sh LEASH FOLDER: the pages of leash in headless Chromium. The page of an autopsy shows all
# steps at first, or begins before the first step; the keys and the buttons go through the steps; at
# a step, who lives at the end cannot be read; a process with the name of a script does nothing; the
# page can be printed. The page of a report and the page of a handout are shown.
command -v chromium >/dev/null || { echo 'skipped: chromium is not installed'; exit 77; }
leash=$1 here=$2
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" XDG_STATE_HOME="$folder/state" LC_ALL=C.UTF-8
unset LANGUAGE
mkdir -p "$folder/state/leash"
(umask 077 && cp "$here/autopsy.json" "$folder/state/leash/autopsy.json")
status=0
fail() { echo "$1"; status=1; }

# browse FILE OPTION...: without a sandbox, because root has none; without the network.
browse() {
    file=$1
    shift
    timeout 100 chromium --headless --no-sandbox --disable-gpu --no-first-run \
        --user-data-dir="$folder/chromium" --host-resolver-rules='MAP * ~NOTFOUND' \
        --virtual-time-budget=2000 "$@" "file://$file" 2>"$folder/said"
}

# Presses keys and buttons in a copy of the page, and leaves what was seen in the title.
cat >"$folder/driver" <<'END'
<script>
(function () {
  var seen = [];
  function look() {
    seen.push(document.getElementById("where").textContent + ": " +
      document.querySelectorAll(".later").length + " later, now " +
      (document.querySelector("li.now") || { dataset: { step: 0 } }).dataset.step);
  }
  function see(part) {
    seen.push(getComputedStyle(document.querySelector(part)).visibility);
  }
  function press(key) {
    document.dispatchEvent(new KeyboardEvent("keydown", { key: key, bubbles: true }));
    look();
  }
  if (document.title === "harmed") { seen.push("harmed"); }
  seen.push(document.getElementById("walk").hidden ? "no buttons" : "buttons");
  look();
  press("Home");
  see("svg .lives");
  see("main table");
  press("ArrowRight");
  document.getElementById("on").click();
  look();
  press("ArrowLeft");
  press("End");
  see("svg .lives");
  document.title = seen.join("|");
}());
</script>
END
for language in en zh_CN; do
    page=$folder/$language.html
    LEASH_LANG=$language "$leash" --norc -c "autopsy --html $page" >/dev/null ||
        fail "$language: no page was written"
    case $language in
        en) step='Step # of 8' tag=en ;;
        *) step='第 # 步，共 8 步' tag=zh-Hans ;;
    esac
    words() { echo "$step" | sed "s/#/$1/"; }
    grep -q "<html lang=\"$tag\">" "$page" || fail "$language: the page has another language"
    sed "/<\/body>/{
        r $folder/driver
        N
    }" "$page" >"$folder/driven.html"
    browse "$folder/driven.html" --dump-dom >"$folder/dom"
    title=$(sed -n 's/.*<title>\(.*\)<\/title>.*/\1/p' "$folder/dom" | head -n 1)
    later=$(grep -c 'data-step=' "$page")
    # All parts are later at the beginning; each step has two parts in the drawing and one in the
    # list.
    wanted="buttons|$(words 8): 0 later, now 8|$(words 0): $later later, now 0|hidden|hidden"
    wanted="$wanted|$(words 1): $((later - 3)) later, now 1|$(words 2): $((later - 6)) later, now 2"
    wanted="$wanted|$(words 1): $((later - 3)) later, now 1|$(words 8): 0 later, now 8|visible"
    [ "$title" = "$wanted" ] || fail "$language: seen   $title
$language: wanted $wanted"
    browse "$folder/driven.html#0" --dump-dom >"$folder/dom"
    grep -q "<title>buttons|$(words 0): $later later, now 0|" "$folder/dom" ||
        fail "$language: the page does not begin before the first step"
    browse "$page" --no-pdf-header-footer --print-to-pdf="$folder/page.pdf" >/dev/null
    [ "$(head -c 5 "$folder/page.pdf")" = '%PDF-' ] || fail "$language: the page was not printed"
done
"$leash" --norc -c "lesson handout --html the-cable" >"$folder/handout.html" ||
    fail 'no handout was written'
browse "$folder/handout.html" --dump-dom | grep -q 'class="matrix"' ||
    fail 'the handout is not shown'
grep -i 'content.security.policy\|error.*console' "$folder/said" && fail 'the browser complains'
exit $status
