// A handout as Markdown and as a page for the printer.
#include "base/foreign_text.hpp"
#include "base/html.hpp"
#include "lesson/handout.hpp"
#include "lesson/prose_html.hpp"
#include "lesson/screen.hpp"

#include "insight/words.hpp"
#include "kernel/signal_names.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace leash {
namespace {

// The rows of the matrix, as a learner types them.
struct MatrixRow {
    JobKind kind;
    const char* typed;
};
constexpr MatrixRow matrix_rows[] = {
    {JobKind::Foreground, "COMMAND"},          {JobKind::Background, "COMMAND &"},
    {JobKind::Stopped, "COMMAND, Ctrl-Z"},     {JobKind::Nohup, "nohup COMMAND &"},
    {JobKind::Disowned, "COMMAND &  disown"},  {JobKind::Setsid, "setsid COMMAND &"},
    {JobKind::Daemonize, "daemonize COMMAND"},
};

Message event_in_words(SurveyEvent event) {
    switch (event) {
    case SurveyEvent::Exit:
        return _("the shell leaves by exit");
    case SurveyEvent::Hangup:
        return _("the window is closed");
    case SurveyEvent::Sighup:
        return _("SIGHUP to the shell alone");
    case SurveyEvent::Kill:
        return _("SIGKILL to the shell");
    }
    return {};
}

// What was measured: "dies: HUP, from the shell". Empty without a key.
Message cell_of(const Handout& handout, JobKind kind, SurveyEvent event) {
    if (!can_be(kind, event))
        return Message::verbatim("-");
    const auto row =
        std::find_if(handout.measured.begin(), handout.measured.end(),
                     [&](const SurveyRow& one) { return one.job == kind && one.event == event; });
    if (row == handout.measured.end())
        return {};
    if (row->outcome == "survives")
        return _("lives");
    if (row->outcome != "dies" || !row->signal)
        return Message::verbatim(row->outcome);
    const std::string sender = row->sender ? word(*row->sender) : "";
    return sender.empty()       ? _("dies: {0}", with_sig(*row->signal))
           : sender == "shell"  ? _("dies: {0} from the shell", with_sig(*row->signal))
           : sender == "kernel" ? _("dies: {0} from the kernel", with_sig(*row->signal))
                                : _("dies: {0} from {1}", with_sig(*row->signal), sender);
}

Message title_of(const Handout& handout) {
    const Message title = _("Lesson {0}  {1}", handout.number, handout.title);
    return handout.is_key ? _("{0} (key)", title) : title;
}

std::string code_block(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += "    " + made_visible(line) + "\n";
    return text + "\n";
}

// ---- Markdown -----------------------------------------------------------------------------------

std::string markdown_of(const Prose& prose) {
    std::string text;
    for (const Paragraph& one : prose)
        switch (one.kind) {
        case Paragraph::Kind::Text:
            text += made_visible(one.text) + "\n\n";
            break;
        case Paragraph::Kind::Item:
            text += "- " + made_visible(one.text) + "\n\n";
            break;
        case Paragraph::Kind::Verbatim:
            text += "```\n" + lines_made_visible(one.text) +
                    (one.text.ends_with('\n') ? "" : "\n") + "```\n\n";
            break;
        }
    return text;
}

std::string markdown_of(const Handout& handout, const Translator& translate) {
    std::string text = "# " + made_visible(translate(title_of(handout))) + "\n\n";
    if (!handout.is_key)
        text += translate(_("Name: ________________    Date: ____________")) + "\n\n";
    std::size_t number = 0;
    for (const HandoutQuestion& question : handout.questions) {
        text += fmt::format("## {}. {}\n\n", ++number, made_visible(question.step));
        if (!question.typed.empty())
            text += translate(_("Typed so far:")) + "\n\n" + code_block(question.typed);
        text += markdown_of(question.context);
        for (std::size_t i = 0; i < question.options.size(); ++i)
            text += fmt::format("- [{}] **{}** {}\n", question.right == i ? "x" : " ", letter_of(i),
                                made_visible(question.options[i]));
        text += "\n";
        if (!question.to_type.empty())
            text += translate(_("Typed next:")) + "\n\n" + code_block(question.to_type);
        if (handout.is_key && !question.right)
            text += translate(_("Not proved on this machine.")) + "\n\n";
    }
    text += "## " + translate(_("Who lives?")) + "\n\n| |";
    for (const SurveyEvent event : all_survey_events())
        text += " " + translate(event_in_words(event)) + " |";
    text += "\n|---|---|---|---|---|\n";
    for (const MatrixRow& row : matrix_rows) {
        text += fmt::format("| `{}` |", row.typed);
        for (const SurveyEvent event : all_survey_events())
            text += " " + translate(cell_of(handout, row.kind, event)) + " |";
        text += "\n";
    }
    return text;
}

// ---- HTML ---------------------------------------------------------------------------------------

constexpr const char* handout_style = R"(
body { max-width: 48rem; } .boxes { list-style: none; padding: 0; } .boxes li { margin: .3rem 0; }
.box { display: inline-block; width: 1em; height: 1em; border: 1.5px solid var(--ink);
  line-height: .95em; text-align: center; margin-right: .5em; font-weight: bold; }
pre { background: var(--field); border: 1px solid var(--line); padding: .3rem .6rem; overflow-x: auto; }
section { break-inside: avoid; } .matrix { width: 100%; table-layout: fixed; }
.matrix th, .matrix td { border: 1px solid var(--line); padding: .35rem; height: 2.2rem; }
@page { size: A4; margin: 15mm; } @media print { body { font-size: 12px; } }
)";

std::string question_in_html(const HandoutQuestion& question, std::size_t number, bool is_key,
                             const Translator& translate) {
    const auto words = [&](const Message& message) { return html_escaped(translate(message)); };
    std::string html =
        fmt::format("<section><h2>{}. {}</h2>\n", number, html_escaped(question.step));
    if (!question.typed.empty())
        html += "<p class=\"soft\">" + words(_("Typed so far:")) + "</p>\n" +
                lines_in_html(question.typed);
    html += prose_in_html(question.context) + "<ul class=\"boxes\">\n";
    for (std::size_t i = 0; i < question.options.size(); ++i)
        html += fmt::format("<li><span class=\"box\">{}</span><b>{}</b> {}</li>\n",
                            question.right == i ? "\u2715" : "", letter_of(i),
                            with_code(question.options[i]));
    html += "</ul>\n";
    if (!question.to_type.empty())
        html += "<p class=\"soft\">" + words(_("Typed next:")) + "</p>\n" +
                lines_in_html(question.to_type);
    if (is_key && !question.right)
        html += "<p><i>" + words(_("Not proved on this machine.")) + "</i></p>\n";
    return html + "</section>\n";
}

std::string matrix_in_html(const Handout& handout, const Translator& translate) {
    const auto words = [&](const Message& message) { return html_escaped(translate(message)); };
    std::string html =
        "<section><h2>" + words(_("Who lives?")) + "</h2>\n<table class=\"matrix\">\n<tr><td></td>";
    for (const SurveyEvent event : all_survey_events())
        html += "<th scope=\"col\">" + words(event_in_words(event)) + "</th>";
    html += "</tr>\n";
    for (const MatrixRow& row : matrix_rows) {
        html += "<tr><th scope=\"row\"><code>" + html_escaped(row.typed) + "</code></th>";
        for (const SurveyEvent event : all_survey_events())
            html += "<td>" + words(cell_of(handout, row.kind, event)) + "</td>";
        html += "</tr>\n";
    }
    return html + "</table></section>\n";
}

} // namespace

std::string handout_as_markdown(const Handout& handout, const Translator& translate) {
    return markdown_of(handout, translate);
}

std::string handout_as_page(const Handout& handout, const Translator& translate) {
    HtmlPage page;
    // The tag of the language of the page, as BCP 47 has it: in Chinese zh-Hans.
    page.language = translate(_("en"));
    page.title = translate(title_of(handout));
    page.style = handout_style;
    page.body = "<h1>" + html_escaped(page.title) + "</h1>\n";
    if (!handout.is_key)
        page.body += "<p>" +
                     html_escaped(translate(_("Name: ________________    Date: ____________"))) +
                     "</p>\n";
    page.body += "<main>\n";
    std::size_t number = 0;
    for (const HandoutQuestion& question : handout.questions)
        page.body += question_in_html(question, ++number, handout.is_key, translate);
    page.body += matrix_in_html(handout, translate) + "</main>\n";
    return html_page(page);
}

} // namespace leash
