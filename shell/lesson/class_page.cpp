// The report on a class as a web page.
#include "base/foreign_text.hpp"
#include "base/html.hpp"
#include "base/text.hpp"
#include "lesson/class_views.hpp"
#include "lesson/screen.hpp"

#include <fmt/format.h>
#include <utility>

namespace leash {
namespace {

constexpr const char* class_page_style = R"(
td.n, th.n { text-align: right; padding-left: .6rem; white-space: nowrap; }
td:first-child { min-width: 10rem; } td.bars, th.bars { text-align: left; padding-left: 1.2rem; }
.bar { display: inline-block; height: .7rem; border: 1px solid var(--blue); vertical-align: middle; }
.bar.still { background: var(--red); border-color: var(--red); } section { overflow-x: auto; }
@page { size: A4; margin: 12mm; }
)";
constexpr std::size_t longest_label = 40; // columns

class Page {
  public:
    Page(const ClassReport& report, const std::vector<std::string>& refused,
         const Translator& translate)
        : report_(report), refused_(refused), translate_(translate) {}

    std::string make() {
        HtmlPage page;
        // The tag of the language of the page, as BCP 47 has it: in Chinese zh-Hans.
        page.language = translate_(_("en"));
        page.title = translate_(n_("A class of {0} learner", "A class of {0} learners",
                                   report_.learners.size(), report_.learners.size()));
        page.style = class_page_style;
        page.body = "<h1>" + html_escaped(page.title) + "</h1>\n<main>\n" + beliefs() + lessons() +
                    learners() + refused() + "</main>\n";
        return html_page(page);
    }

  private:
    std::string in_html(const Message& message) const { return html_escaped(translate_(message)); }

    // The first column is a text, the others are numbers. `more` is HTML behind them.
    std::string table(const Message& title, const std::vector<Message>& titles,
                      const std::string& rows, const std::string& more = "") const {
        std::string html = "<section><h2>" + in_html(title) + "</h2>\n<table>\n<tr>";
        bool is_first = true;
        for (const Message& one : titles)
            html += fmt::format("<th scope=\"col\"{}>{}</th>",
                                std::exchange(is_first, false) ? "" : " class=\"n\"", in_html(one));
        return html + more + "</tr>\n" + rows + "</table></section>\n";
    }
    static std::string row(const std::string& name, const std::vector<std::string>& cells,
                           const std::string& more = "") {
        std::string html = "<tr><td>" + html_escaped(name) + "</td>";
        for (const std::string& cell : cells)
            html += "<td class=\"n\">" + cell + "</td>";
        return html + more + "</tr>\n";
    }
    static std::string number(long value) { return value < 0 ? "-" : std::to_string(value); }
    static std::string minutes(long seconds) { return std::to_string(in_minutes(seconds)); }

    // A part of a bar: 8 rem are the whole class. No learner has no part, because an empty part
    // would still have a border.
    std::string part_of_bar(const char* look, int learners) const {
        if (learners == 0)
            return "";
        return fmt::format("<span class=\"{}\" style=\"width:{:.2f}rem\"></span>", look,
                           static_cast<double>(learners) * 8 /
                               static_cast<double>(report_.learners.size()));
    }

    std::string bars(const BeliefLine& line) const {
        return "<td class=\"bars\">" + part_of_bar("bar still", line.still) +
               part_of_bar("bar", line.held - line.still) + " " +
               in_html(_("{0} of {1}", line.still, line.held)) + "</td>";
    }

    std::string beliefs() const {
        std::string rows;
        for (const BeliefLine& line : report_.beliefs)
            rows += row(line.sentence, {number(line.held), number(line.still)}, bars(line));
        return table(_("Beliefs"), {_("Belief"), _("held"), _("still")}, rows,
                     "<th scope=\"col\" class=\"bars\">" +
                         in_html(_("still, of those who held it")) + "</th>") +
               "<p class=\"soft\">" +
               in_html(_("held: learners who have predicted so; still: learners who said so in "
                         "their last answer, too.")) +
               " " +
               in_html(_("A bar is as long as the part of the class that held the belief; its full "
                         "part is who still does.")) +
               "</p>\n";
    }

    std::string lessons() const {
        std::string rows;
        for (const LessonLine& line : report_.lessons)
            rows += row(line.title, {number(line.begun), number(line.finished), number(line.tries),
                                     number(line.hints), number(line.solutions),
                                     minutes(line.seconds / line.begun)});
        return table(_("Lessons"),
                     {_("Lesson"), _("begun"), _("done"), _("tries"), _("hints"), _("solutions"),
                      _("minutes")},
                     rows) +
               "<p class=\"soft\">" +
               in_html(_("Minutes of a lesson: the mean of those who have begun it.")) + "</p>\n";
    }

    std::string learners() const {
        std::string rows;
        for (const LearnerRow& line : report_.learners)
            rows += row(cut_to_width(made_visible(line.label), longest_label),
                        {number(static_cast<long>(line.lessons_finished)), number(line.steps_done),
                         number(line.tries), number(line.hints), number(line.solutions),
                         number(line.right) + "/" + number(line.answered),
                         number(line.right_before), number(line.right_after), minutes(line.seconds),
                         number(static_cast<long>(line.still.size()))});
        return table(_("Learners"),
                     {_("Learner"), _("lessons"), _("steps"), _("tries"), _("hints"),
                      _("solutions"), _("right"), _("before"), _("after"), _("minutes"),
                      _("beliefs")},
                     rows);
    }

    std::string refused() const {
        std::string html;
        for (const std::string& one : refused_)
            html += "<li>" + html_escaped(one) + "</li>\n";
        return html.empty() ? ""
                            : "<section><h2>" + in_html(_("Files that could not be read")) +
                                  "</h2>\n<ul>\n" + html + "</ul></section>\n";
    }

    const ClassReport& report_;
    const std::vector<std::string>& refused_;
    const Translator& translate_;
};

} // namespace

std::string report_as_page(const ClassReport& report, const std::vector<std::string>& refused,
                           const Translator& translate) {
    return Page(report, refused, translate).make();
}

} // namespace leash
