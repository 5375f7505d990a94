#include "insight/autopsy_page.hpp"

#include "base/html.hpp"
#include "insight/autopsy_drawing.hpp"
#include "insight/autopsy_steps.hpp"
#include "insight/autopsy_trees.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace leash {
namespace {

constexpr std::string_view generator = "leash autopsy";
constexpr const char* page_style = R"(
.picture { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; }
@media (min-width: 40rem) { .picture { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  #end { grid-row: 1; grid-column: 1 / 3; } }
@media print, (min-width: 90rem) { #end { grid-row: auto; grid-column: auto; }
  .picture { grid-template-columns: minmax(10rem, 1fr) minmax(0, 3fr) minmax(10rem, 1fr); } }
.tree, .tree ul { list-style: none; margin: 0; padding-left: .9rem; border-left: 2px solid var(--line); }
.tree { border: 0; padding: 0; } .tree li { margin: .25rem 0; overflow-wrap: anywhere; }
ol { padding-left: 1.6rem; } .inferred-word { font-style: italic; }
.later { visibility: hidden; } li.now { background: var(--field); outline: 2px solid var(--blue); }
.walk { position: sticky; top: 0; padding: .4rem 0; background: var(--paper); }
.walk button { font: inherit; min-width: 2.6rem; padding: .2rem .7rem; color: inherit;
  background: var(--field); border: 1px solid var(--soft); border-radius: .3rem; }
@page { size: A4 landscape; margin: 10mm; }
@media print { .walk { display: none; } .later { visibility: visible; } li.now { outline: 0; } }
)";

// Shows the steps one by one. Without the script every step is shown. The address of the page may
// name the step to begin with: end.html#0.
constexpr const char* script = R"((function () {
  "use strict";
  var walk = document.getElementById("walk");
  var words = document.getElementById("where");
  var parts = document.querySelectorAll("[data-step]");
  var last = Number(walk.dataset.last);
  var at = last;
  function show(step) {
    at = Math.max(0, Math.min(last, step));
    parts.forEach(function (part) {
      var own = Number(part.dataset.step);
      part.classList.toggle("later", own > at);
      part.classList.toggle("now", own === at && part.tagName === "LI");
    });
    words.textContent = walk.dataset.words.replace("#", String(at));
  }
  var moves = {
    first: function () { show(0); }, back: function () { show(at - 1); },
    on: function () { show(at + 1); }, all: function () { show(last); }
  };
  walk.hidden = false;
  Object.keys(moves).forEach(function (name) {
    document.getElementById(name).addEventListener("click", moves[name]);
  });
  document.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey) { return; }
    var move = { ArrowLeft: "back", ArrowRight: "on", Home: "first", End: "all" }[event.key];
    if (move) { moves[move](); event.preventDefault(); }
  });
  function begin() {
    var wanted = /^#\d+$/.test(location.hash) ? Number(location.hash.slice(1)) : last;
    show(wanted);
  }
  window.addEventListener("hashchange", begin);
  begin();
}());
)";

class Page {
  public:
    Page(const Autopsy& autopsy, const Translator& translate)
        : autopsy_(autopsy), translate_(translate), steps_(steps_of(autopsy)) {}

    std::string make() const {
        HtmlPage page;
        // The tag of the language of the page, as BCP 47 has it: in Chinese zh-Hans.
        page.language = translate_(_("en"));
        const Message where = autopsy_.terminal.empty()
                                  ? _("practice terminal")
                                  : _("practice terminal {0}", autopsy_.terminal);
        page.title = translate_(_("Autopsy of {0}: {1}", where, autopsy_.what));
        page.style = std::string(picture_style()) + page_style;
        page.script = script;
        page.generator = generator;
        page.body =
            "<header><h1>" + html_escaped(page.title) + "</h1>\n<p class=\"soft\">" +
            (autopsy_.clock.empty()
                 ? ""
                 : html_escaped(autopsy_.date + " " + autopsy_.clock) + " \u00b7 ") +
            in_html(autopsy_.all_observed() ? _("all observed")
                                            : _("full lines: observed; dashed lines: inferred")) +
            "</p></header>\n" + buttons() + "<main>\n<div class=\"picture\">\n" +
            section("before", _("Before"), tree_before(autopsy_, translate_)) +
            "<section id=\"end\"><h2>" + in_html(_("The end, in the order of time")) +
            "</h2>\n<div class=\"time-runs\" tabindex=\"0\">\n" +
            draw_steps(autopsy_, steps_, translate_) + "</div>\n" + list_of_steps() +
            "</section>\n" + section("after", _("After"), tree_after(autopsy_, translate_)) +
            "</div>\n" + table() + notes() + "</main>\n";
        return html_page(page);
    }

  private:
    bool is_all_observed() const {
        return autopsy_.all_observed() &&
               std::none_of(steps_.begin(), steps_.end(), [](const PictureStep& step) {
                   return step.evidence == Evidence::Inferred;
               });
    }
    std::string in_html(const Message& message) const { return html_escaped(translate_(message)); }

    std::string section(const std::string& name, const Message& title,
                        const std::string& content) const {
        return "<section id=\"" + name + "\"" + (name == "after" ? of_last_step() : "") + "><h2>" +
               in_html(title) + "</h2>\n" + content + "</section>\n";
    }

    std::string of_last_step() const { return fmt::format(" data-step=\"{}\"", steps_.size()); }

    // The script makes the buttons visible.
    std::string buttons() const {
        const auto button = [&](const char* name, const char* sign, const Message& tells) {
            return fmt::format("<button id=\"{0}\" type=\"button\" title=\"{2}\" "
                               "aria-label=\"{2}\">{1}</button>\n",
                               name, sign, in_html(tells));
        };
        return fmt::format("<nav id=\"walk\" class=\"walk\" hidden data-last=\"{}\" "
                           "data-words=\"{}\">\n",
                           steps_.size(), in_html(_("Step {0} of {1}", "#", steps_.size()))) +
               button("first", "\u21e4", _("To the beginning (Home)")) +
               button("back", "\u2190", _("One step back (Left)")) +
               button("on", "\u2192", _("One step on (Right)")) +
               button("all", "\u21e5", _("All steps (End)")) +
               "<span id=\"where\" aria-live=\"polite\"></span>\n</nav>\n";
    }

    std::string evidence_word(Evidence evidence) const {
        return evidence == Evidence::Inferred
                   ? " <span class=\"inferred-word\">(" + in_html(_("inferred")) + ")</span>"
                   : "";
    }

    std::string list_of_steps() const {
        std::string html = "<ol>\n";
        for (std::size_t i = 0; i < steps_.size(); ++i)
            html += fmt::format(
                "<li data-step=\"{}\"><span class=\"soft\">{} ms</span> {}{}</li>\n", i + 1,
                steps_[i].milliseconds, in_html(steps_[i].text), evidence_word(steps_[i].evidence));
        return html + "</ol>\n";
    }

    std::string table() const {
        std::string html = "<section" + of_last_step() + "><h2>" + in_html(_("Each process")) +
                           "</h2>\n<table>\n<tr>";
        for (const Message& title : {Message::verbatim("PID"), _("JOB"), _("COMMAND"), _("BEFORE"),
                                     _("AFTER"), _("Output")})
            html += "<th scope=\"col\">" + in_html(title) + "</th>";
        html += "</tr>\n";
        for (const AutopsyRow& row : autopsy_.rows)
            html += "<tr><td class=\"pid\">" + std::to_string(row.pid.value) + "</td><td>" +
                    (row.job ? std::to_string(*row.job) : "-") + "</td><td><code>" +
                    html_escaped(row.command) + "</code></td><td>" +
                    in_html(state_before(row.before)) + "</td><td>" +
                    (row.survives() ? "\u25cf " : "\u2715 ") + in_html(row.after) +
                    evidence_word(row.evidence) + "</td><td>" + in_html(output_of_row(row)) +
                    "</td></tr>\n";
        return html + "</table></section>\n";
    }

    static Message output_of_row(const AutopsyRow& row) {
        if (!row.output)
            return Message::verbatim("-");
        switch (*row.output) {
        case Output::Terminal:
            return _("to the terminal");
        case Output::TerminalGone:
            return _("to the terminal that is gone: a write fails (EIO)");
        case Output::File:
            return _("to a file");
        case Output::Null:
            return _("to /dev/null");
        case Output::Pipe:
            return _("to a pipe");
        case Output::Other:
            break;
        }
        return _("elsewhere");
    }

    std::string notes() const {
        std::string html;
        for (const Message& note : autopsy_.notes)
            html += "<p>" + in_html(note) + "</p>\n";
        if (!autopsy_.earlier.empty())
            html += "<p>" +
                    in_html(n_("{0} process of this terminal had ended before.",
                               "{0} processes of this terminal had ended before.",
                               autopsy_.earlier.size(), autopsy_.earlier.size())) +
                    "</p>\n";
        return html;
    }

    const Autopsy& autopsy_;
    const Translator& translate_;
    std::vector<PictureStep> steps_;
};

} // namespace

bool is_autopsy_page(std::string_view content) {
    return content.substr(0, 1000).find(generator_of_page(generator)) != std::string_view::npos;
}

std::string autopsy_page(const Autopsy& autopsy, const Translator& translate) {
    return Page(autopsy, translate).make();
}

} // namespace leash
