// The page of a lesson in a book.
#include "base/html.hpp"
#include "insight/autopsy_drawing.hpp"
#include "insight/autopsy_page.hpp"
#include "lesson/book.hpp"
#include "lesson/prose_html.hpp"
#include "lesson/screen.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace leash {
namespace {

// What has happened in the section above: it explains what stands below.
struct Happened {
    std::vector<const PredictionQuestion*> judged;
    std::vector<const EndInBook*> ends;
};

class LessonPage {
  public:
    LessonPage(const BookLesson& book, const BookLanguage& language, const Neighbours& neighbours,
               bool has_player)
        : lesson_(book.lesson), beliefs_(book.beliefs), facts_(book.facts),
          name_(page_name(book.file)), number_(book.file.number), language_(language),
          translate_(language.translate), neighbours_(neighbours), has_player_(has_player) {}

    std::vector<BookFile> make() {
        SitePage page;
        page.language = language_tag(language_);
        page.title = translate_(_("Lesson {0}  {1}", number_, lesson_.about.title));
        page.styles = {"../book.css"};
        page.scripts = {"../book.js"};
        if (has_player_) {
            page.styles.emplace_back("../player/asciinema-player.css");
            page.scripts.insert(page.scripts.begin(), "../player/asciinema-player.min.js");
        }
        page.body = "<a class=\"skip\" href=\"#text\">" + words(_("To the text")) + "</a>\n" +
                    header(page.title) + "<main id=\"text\">\n" + prose_in_html(lesson_.intro) +
                    list_of_steps();
        for (std::size_t step = 0; step < lesson_.steps.size(); ++step)
            page.body += step_in_html(step);
        page.body += "</main>\n<footer>" + ways() + "</footer>\n";
        files_.insert(files_.begin(), BookFile{path(name_ + ".html"), site_page(page)});
        return std::move(files_);
    }

  private:
    std::string words(const Message& message) const { return html_escaped(translate_(message)); }
    std::string path(const std::string& file) const { return language_.language + "/" + file; }

    static std::string link(const std::string& address, const std::string& text) {
        return "<a href=\"" + html_escaped(address) + "\">" + text + "</a>\n";
    }

    std::string header(const std::string& title) const {
        return "<header>" + ways() + "<h1>" + html_escaped(title) + "</h1>\n<p class=\"soft\">" +
               words(_("{0} min", lesson_.about.minutes)) + "</p></header>\n";
    }

    std::string ways() const {
        std::string html = "<nav class=\"ways\">" + link("index.html", words(_("All lessons")));
        for (const BookLesson* other : {neighbours_.before, neighbours_.next})
            if (other)
                html += link(in_address(page_name(other->file)) + ".html",
                             words(other == neighbours_.before
                                       ? _("Before: {0}", other->lesson.about.title)
                                       : _("Next: {0}", other->lesson.about.title)));
        for (const BookLanguage* other : neighbours_.others)
            html += link_to_language(
                "../" + in_address(other->language) + "/" + in_address(name_) + ".html", *other);
        return html + "</nav>\n";
    }

    std::string list_of_steps() const {
        std::string html = "<nav><ol>\n";
        for (std::size_t i = 0; i < lesson_.steps.size(); ++i)
            html += "<li>" +
                    link(fmt::format("#step-{}", i + 1), with_code(lesson_.steps[i].title)) +
                    "</li>\n";
        return html + "</ol></nav>\n";
    }

    // ---- a step

    std::string step_in_html(std::size_t number) {
        const Step& step = lesson_.steps[number];
        const StepFacts& facts = facts_.steps[number];
        next_map_ = 0;
        std::string html = fmt::format("<section id=\"step-{0}\"><h2>{0}. {1}</h2>\n", number + 1,
                                       with_code(step.title));
        if (!facts.was_played)
            html += "<p class=\"soft\">" +
                    words(_("The machine that has made this book could not play this step.")) +
                    "</p>\n";
        Happened happened;
        for (std::size_t i = 0; i < step.sections.size(); ++i) {
            html += shown(step.sections[i].shown, happened, number, false);
            html += task(step.sections[i]);
            happened.judged = step.judged_after(i);
            happened.ends.clear();
            for (const EndInBook& end : facts.ends)
                if (end.section == i)
                    happened.ends.push_back(&end);
        }
        html += shown(step.epilogue, happened, number, true);
        return html + recording(number) + "</section>\n";
    }

    static bool is_question(const Shown& one) {
        return std::holds_alternative<PredictionQuestion>(one);
    }

    // Returns how many of `shown` explain what has happened. Before a question or a task, the last
    // paragraph leads to the question or the task.
    static std::size_t count_explaining(const std::vector<Shown>& shown, bool is_end) {
        const auto question = std::find_if(shown.begin(), shown.end(), is_question);
        const auto count = static_cast<std::size_t>(question - shown.begin());
        if (question != shown.end())
            return count > 0 ? count - 1 : 0;
        return is_end || count < 2 ? count : count - 1;
    }

    // The reader sees what was so after the reader has predicted.
    std::string shown(const std::vector<Shown>& shown, const Happened& happened, std::size_t step,
                      bool is_end) {
        std::string html;
        std::size_t next = 0;
        if (!happened.judged.empty()) {
            html += "<details class=\"after\"><summary>" + words(_("What was so")) + "</summary>\n";
            for (const PredictionQuestion* question : happened.judged)
                html += verdict(*question);
            for (const std::size_t count = count_explaining(shown, is_end); next < count; ++next)
                html += one_shown(shown[next], step);
            for (const EndInBook* end : happened.ends)
                html += picture(*end, step);
            html += "</details>\n";
        } else {
            for (const EndInBook* end : happened.ends)
                html += picture(*end, step);
        }
        for (; next < shown.size(); ++next)
            html += one_shown(shown[next], step);
        return html;
    }

    std::string one_shown(const Shown& one, std::size_t step) {
        if (const auto* paragraph = std::get_if<Paragraph>(&one))
            return prose_in_html({*paragraph});
        if (const auto* question = std::get_if<PredictionQuestion>(&one))
            return prediction(*question);
        const std::vector<std::string>& maps = facts_.steps[step].maps;
        return next_map_ < maps.size() ? lines_in_html(text_lines(maps[next_map_++])) : "";
    }

    // ---- predictions

    std::optional<std::size_t> right(const PredictionQuestion& question) const {
        const auto found = facts_.answers.find(question.line);
        return found == facts_.answers.end() || found->second >= question.options.size()
                   ? std::nullopt
                   : std::optional(found->second);
    }

    static std::string verdict_id(const PredictionQuestion& question) {
        return fmt::format("verdict-{}", question.line);
    }

    std::string prediction(const PredictionQuestion& question) const {
        if (!right(question)) {
            std::string html = "<ul>\n";
            for (std::size_t i = 0; i < question.options.size(); ++i)
                html += "<li><b>" + letter_of(i) + "</b> " + with_code(question.options[i].text) +
                        "</li>\n";
            return html + "</ul>\n" + (question.judged_after ? "" : verdict_at_once(question));
        }
        std::string letters;
        std::string options;
        for (std::size_t i = 0; i < question.options.size(); ++i) {
            letters += letter_of(i);
            options += fmt::format("<label><input type=\"radio\" name=\"answer\" value=\"{}\"> "
                                   "<b>{}</b> {}</label>\n",
                                   i, letter_of(i), with_code(question.options[i].text));
        }
        return fmt::format("<form class=\"prediction\" data-verdict=\"{}\" data-letters=\"{}\" "
                           "data-said=\"{}\">\n<fieldset><legend>{}</legend>\n{}</fieldset>\n"
                           "<button type=\"submit\" hidden>{}</button> "
                           "<span role=\"status\"></span>\n</form>\n",
                           verdict_id(question), letters,
                           words(_("You said {0}. See below what was so.", "#")),
                           words(_("What do you predict?")), options, words(_("Predict"))) +
               (question.judged_after ? "" : verdict_at_once(question));
    }

    std::string verdict_at_once(const PredictionQuestion& question) const {
        return "<details class=\"after\"><summary>" + words(_("What was so")) + "</summary>\n" +
               verdict(question) + "</details>\n";
    }

    // A sentence for each choice. The script shows the sentence for the choice of the reader.
    std::string verdict(const PredictionQuestion& question) const {
        const auto answer = right(question);
        if (!answer)
            return "<p><i>" + words(_("Not proved on this machine.")) + "</i></p>\n";
        const auto sentence = [&](std::optional<std::size_t> chosen) {
            return with_code(judgement(question, chosen, *answer, beliefs_, translate_));
        };
        std::string html = fmt::format("<div class=\"verdict\" id=\"{}\">\n<p data-chosen=\"\">{}"
                                       "</p>\n",
                                       verdict_id(question), sentence(std::nullopt));
        for (std::size_t i = 0; i < question.options.size(); ++i)
            html += fmt::format("<p data-chosen=\"{}\" hidden>{}</p>\n", i, sentence(i));
        return html + "</div>\n";
    }

    // ---- what is typed

    std::string task(const Section& section) const {
        std::vector<std::string> typed;
        std::vector<std::string> hidden;
        for (const Do& one : section.tasks)
            for (const LineToType& line : one.lines)
                (one.hidden ? hidden : typed).push_back(line.text);
        std::string html;
        if (!typed.empty())
            html += "<p class=\"soft\">" + words(_("Type:")) + "</p>\n" + lines_in_html(typed);
        for (std::size_t i = 0; i < section.hints.size(); ++i)
            html += folded(_("Hint {0}", i + 1), "<p>" + with_code(section.hints[i]) + "</p>\n");
        if (!hidden.empty())
            html += folded(_("One way to do it"), lines_in_html(hidden));
        if (section.leaves)
            html += "<p>" + words(_("Then the window is closed.")) + "</p>\n";
        return html;
    }

    std::string folded(const Message& summary, const std::string& content,
                       const std::string& kind = "") const {
        return "<details" + (kind.empty() ? "" : " class=\"" + kind + "\"") + "><summary>" +
               words(summary) + "</summary>\n" + content + "</details>\n";
    }

    // ---- what was seen

    std::string recording(std::size_t step) {
        const StepFacts& facts = facts_.steps[step];
        if (facts.recording.empty())
            return "";
        const std::string file = fmt::format("{}.{}.cast", name_, step + 1);
        files_.push_back({path(file), facts.recording});
        std::string html =
            "<p>" +
            link(in_address(file),
                 with_code(translate_(_("The recording as a file, for `asciinema play`")))) +
            "</p>\n";
        if (has_player_)
            html = "<button type=\"button\" hidden>" + words(_("Play")) +
                   "</button>\n<div class=\"player\" data-cast=\"" +
                   html_escaped(as_array(facts.recording)) + "\"></div>\n" + html;
        html += folded(_("What the screen has shown, as text"), lines_in_html(facts.shown));
        return folded(_("The recording of this step"), html, "recording");
    }

    // Returns the lines of a recording as one array of JSON, as the player takes it.
    static std::string as_array(const std::string& recording) {
        std::string array;
        for (const std::string& line : text_lines(recording))
            array += (array.empty() ? "[" : ",") + line;
        return array + "]";
    }

    std::string picture(const EndInBook& end, std::size_t step) {
        const std::string file =
            fmt::format("{}.{}-{}.autopsy.html", name_, step + 1, end.section + 1);
        files_.push_back({path(file), autopsy_page(end.autopsy, translate_)});
        const auto steps = steps_of(end.autopsy);
        std::string html = "<div class=\"time-runs\" tabindex=\"0\">\n" +
                           draw_steps(end.autopsy, steps, translate_) + "</div>\n<ol>\n";
        for (const PictureStep& one : steps)
            html += fmt::format("<li><span class=\"soft\">{} ms</span> {}{}</li>\n",
                                one.milliseconds, words(one.text),
                                one.evidence == Evidence::Inferred
                                    ? " <span class=\"inferred-word\">(" + words(_("inferred")) +
                                          ")</span>"
                                    : "");
        html += "</ol>\n<p>" + link(in_address(file), words(_("The whole autopsy, step by step"))) +
                "</p>\n";
        return folded(_("The picture of the end: each signal, from its sender to its receiver"),
                      html, "ending");
    }

    const Lesson& lesson_;
    const Beliefs& beliefs_;
    const LessonFacts& facts_;
    const std::string name_; // of the page, without ".html"
    const int number_;
    const BookLanguage& language_;
    const Translator& translate_;
    const Neighbours& neighbours_;
    const bool has_player_;
    std::vector<BookFile> files_;
    std::size_t next_map_ = 0; // of the step
};

} // namespace

std::vector<BookFile> lesson_in_book(const BookLesson& lesson, const BookLanguage& language,
                                     const Neighbours& neighbours, bool has_player) {
    return LessonPage(lesson, language, neighbours, has_player).make();
}

} // namespace leash
