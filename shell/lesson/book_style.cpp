// The style and the script of a book.
#include "base/html.hpp"
#include "insight/autopsy_drawing.hpp"
#include "lesson/book.hpp"

namespace leash {
namespace {

// The player's elements have classes: these rules are not for them.
constexpr std::string_view book_style = R"(
body { max-width: 52rem; overflow-wrap: anywhere; } a { color: var(--blue); }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: .3rem;
  background: var(--paper); padding: .3rem; }
.ways { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: .5rem 0; }
section { margin: 2rem 0; } pre:not([class]) { background: var(--field); border: 1px solid var(--line);
  padding: .3rem .6rem; overflow-x: auto; font: 14px/1.35 ui-monospace, "DejaVu Sans Mono",
  "Noto Sans Mono CJK SC", monospace; }
fieldset { border: 1px solid var(--soft); border-radius: .3rem; margin: .6rem 0; min-width: 0; }
label { display: block; padding: .25rem 0; } button:not([class]) { font: inherit; color: inherit;
  background: var(--field); border: 1px solid var(--soft); border-radius: .3rem;
  padding: .2rem .9rem; }
button:not([class])[disabled] { color: var(--soft); }
details { margin: .6rem 0; border-left: 3px solid var(--line); padding-left: .8rem; }
details.after { border-color: var(--blue); } summary { cursor: pointer; font-weight: bold; }
.verdict p { font-weight: bold; } .inferred-word { font-style: italic; }
.contents li { margin: .4rem 0; } .contents ol { font-size: .95em; }
.player { margin: .5rem 0; overflow-x: auto; overflow-wrap: normal; }
@page { size: A4; margin: 15mm; }
@media print { .ways, .skip, button, .recording { display: none; } section { margin: 1rem 0; } }
)";

// Without the script the right answers stand in <details>, and a recording is a link and a text.
// A prediction is answered with its button, not at once: the arrow keys go through the options.
constexpr std::string_view script = R"((function () {
  "use strict";
  function answer(form, chosen) {
    var verdict = document.getElementById(form.dataset.verdict);
    verdict.querySelectorAll("[data-chosen]").forEach(function (words) {
      words.hidden = words.dataset.chosen !== chosen;
    });
    form.querySelector("fieldset").disabled = true;
    form.querySelector("button").disabled = true;
    form.querySelector("[role=status]").textContent =
      form.dataset.said.replace("#", form.dataset.letters.charAt(Number(chosen)));
    form.dataset.answered = "yes";
    var after = verdict.closest("details");
    var waits = Array.from(document.querySelectorAll("form.prediction")).some(function (other) {
      return !other.dataset.answered &&
        after.contains(document.getElementById(other.dataset.verdict));
    });
    if (!waits) {
      after.open = true;
      after.querySelector("summary").focus();
    }
  }
  document.querySelectorAll("form.prediction").forEach(function (form) {
    form.querySelector("button").hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var chosen = form.querySelector("input:checked");
      if (chosen && !form.dataset.answered) { answer(form, chosen.value); }
    });
  });
  document.querySelectorAll("details.recording").forEach(function (recording) {
    var place = recording.querySelector(".player");
    var button = recording.querySelector("button");
    if (!window.AsciinemaPlayer || !place) { return; }
    button.hidden = false;
    var player = null;
    function make() {
      if (!player) {
        player = window.AsciinemaPlayer.create({ data: JSON.parse(place.dataset.cast) }, place,
          { fit: "width", idleTimeLimit: 3, preload: true });
      }
      return player;
    }
    recording.addEventListener("toggle", function () { if (recording.open) { make(); } });
    button.addEventListener("click", function () { make().play(); });
  });
}());
)";

} // namespace

std::string book_stylesheet() {
    return std::string(shared_page_style()) + std::string(picture_style()) +
           std::string(book_style);
}

std::string_view book_script() {
    return script;
}

} // namespace leash
