#include "lesson/screen_summary.hpp"

#include "base/layout.hpp"
#include "base/text.hpp"
#include "lesson/screen.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace leash {
namespace {

constexpr std::size_t most_lines_of_answers = 15; // so that the summary fits on 24 lines

// The last answer to each prediction of the step, in the order of the questions.
std::vector<PredictionAnswer> last_answers(const StepProgress& step) {
    std::map<std::size_t, PredictionAnswer> last;
    for (const PredictionAnswer& answer : step.predictions)
        last[answer.question] = answer;
    std::vector<PredictionAnswer> answers;
    answers.reserve(last.size());
    for (const auto& [question, answer] : last)
        answers.push_back(answer);
    return answers;
}

StepProgress progress_of(const Step& step, const LessonProgress& lesson) {
    const auto found = lesson.steps.find(step.id);
    return found == lesson.steps.end() ? StepProgress{} : found->second;
}

// What a learner did in a whole lesson.
struct Sum {
    int done = 0, tries = 0, hints = 0, solutions = 0, answered = 0, right = 0;
    long seconds = 0;
    std::string when;
};
Sum sum_of(const Lesson& lesson, const LessonProgress& progress) {
    Sum sum;
    for (const Step& step : lesson.steps) {
        const StepProgress one = progress_of(step, progress);
        sum.done += one.done ? 1 : 0;
        sum.tries += one.tries;
        sum.hints += one.hints;
        sum.solutions += one.solution_shown ? 1 : 0;
        sum.seconds += one.seconds;
        sum.when = std::max(sum.when, one.when);
        for (const PredictionAnswer& answer : last_answers(one)) {
            sum.answered += answer.chosen.empty() ? 0 : 1;
            sum.right += answer.is_right() ? 1 : 0;
        }
    }
    return sum;
}

std::string cut_line(const std::string& text, std::size_t width) {
    return cut_to_width(text, width) + "\n";
}

// The words of the option with this letter; "" if there are none: the lesson may have changed since
// the answer.
std::string words_of(const Step& step, std::size_t question, const std::string& letter) {
    const auto predictions = step.predictions();
    if (letter.empty() || question == 0 || question > predictions.size())
        return "";
    const auto& options = predictions[question - 1]->options;
    const auto option = static_cast<std::size_t>(letter[0] - 'a');
    return option < options.size() ? options[option].text : "";
}

// What is done with a line that is too long.
enum class TooLong { Wrap, Cut };

std::string answer_lines(const Step& step, const PredictionAnswer& answer, const Beliefs& beliefs,
                         TooLong too_long, std::size_t width, const Translator& translate) {
    const auto line = [&](std::string_view label, const std::string& letter,
                          const std::string& words) {
        const std::string head =
            "   " + padded(label, 12) + letter + (letter.empty() || words.empty() ? "" : "  ");
        return too_long == TooLong::Wrap ? behind(head, words, width)
                                         : cut_line(head + words, width);
    };
    const std::string right = words_of(step, answer.question, answer.right);
    if (answer.is_right())
        return line(translate(N_("You knew")), answer.right, right);
    std::string lines;
    if (!answer.chosen.empty())
        lines = line(translate(N_("You said")), answer.chosen,
                     words_of(step, answer.question, answer.chosen));
    if (!answer.right.empty())
        lines += line(translate(N_("It was")), answer.right, right);
    if (const auto found = beliefs.find(answer.belief); found != beliefs.end())
        lines += line(translate(N_("The belief")), "", found->second);
    return lines;
}

std::string answers_of(const Lesson& lesson, const LessonProgress& progress, const Beliefs& beliefs,
                       TooLong too_long, std::size_t width, const Translator& translate) {
    std::string text;
    for (const Step& step : lesson.steps) {
        const auto answers = last_answers(progress_of(step, progress));
        if (!answers.empty())
            text += cut_line(" " + step.title, width);
        for (const PredictionAnswer& answer : answers)
            text += answer_lines(step, answer, beliefs, too_long, width, translate);
    }
    return text;
}

std::size_t count_lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string without_date(const std::string& when) {
    return when.substr(0, when.find('T'));
}

} // namespace

std::string render_summary(int number, const Lesson& lesson, const LessonProgress& progress,
                           const Beliefs& beliefs, std::size_t width, const Translator& translate) {
    // If there is no room, the ends of long lines give way first, and then the beliefs.
    std::string answers = answers_of(lesson, progress, beliefs, TooLong::Wrap, width, translate);
    if (count_lines(answers) > most_lines_of_answers)
        answers = answers_of(lesson, progress, beliefs, TooLong::Cut, width, translate);
    if (count_lines(answers) > most_lines_of_answers)
        answers = answers_of(lesson, progress, {}, TooLong::Cut, width, translate);
    const Sum sum = sum_of(lesson, progress);
    const std::string title = translate(_("Lesson {0}  {1}", number, lesson.about.title));
    std::string text =
        "\n" +
        cut_line(" " + translate(_("{0}: what you believed, and what was so", title)), width) +
        " " + std::string(columns_left(width, 1), '-') + "\n";
    text += answers;
    const Message help = _("Hints: {0}. Solutions looked at: {1}. Minutes: {2}.", sum.hints,
                           sum.solutions, in_minutes(sum.seconds));
    const Message predicted = _("Right predictions: {0} of {1}.", sum.right, sum.answered);
    text += " " + translate(sum.answered > 0 ? _("{0} {1}", predicted, help) : help) + "\n";
    if (!lesson.about.read_on.empty())
        text += translate(_(" Read on:  {0}\n", lesson.about.read_on));
    return text;
}

std::string render_lessons(const std::vector<LessonRow>& lessons, std::size_t width,
                           const Translator& translate) {
    constexpr auto right = TableColumn::Side::Right;
    const std::vector<TableColumn> columns{{.side = right, .least = 4},
                                           {.cut_to = 16},
                                           {.side = right},
                                           {.side = right, .leaves = 3},
                                           {.side = right, .leaves = 2},
                                           {.side = right},
                                           {.side = right, .leaves = 4},
                                           {.side = right, .leaves = 1}};
    // Translators: short words; each is the head of a column.
    std::vector<TableRow> rows{{"", translate(_("LESSON")), translate(_("STEPS")),
                                translate(_("TRIES")), translate(_("HINTS")), translate(_("RIGHT")),
                                translate(_("MIN")), translate(_("LAST"))}};
    for (const LessonRow& one : lessons) {
        const Sum sum = sum_of(*one.lesson, one.progress);
        TableRow row{std::to_string(one.number), one.lesson->about.title};
        if (one.progress.finished && sum.done == static_cast<int>(one.lesson->steps.size()))
            row.emplace_back(translate(_("done")));
        else
            row.emplace_back(
                sum.tries == 0 ? "-" : fmt::format("{}/{}", sum.done, one.lesson->steps.size()));
        if (sum.tries > 0)
            row.insert(row.end(),
                       {std::to_string(sum.tries), std::to_string(sum.hints),
                        sum.answered > 0 ? fmt::format("{}/{}", sum.right, sum.answered)
                                         : std::string("-"),
                        std::to_string(in_minutes(sum.seconds)), without_date(sum.when)});
        row.resize(columns.size(), "");
        rows.push_back(std::move(row));
    }
    return table(columns, rows, {width}, 2);
}

std::string render_steps(const LessonRow& lesson, std::size_t width, const Translator& translate) {
    std::vector<TableRow> rows;
    for (const Step& step : lesson.lesson->steps) {
        const StepProgress one = progress_of(step, lesson.progress);
        std::string said;
        for (const PredictionAnswer& answer : last_answers(one))
            if (!answer.chosen.empty())
                said += (said.empty() ? "" : "; ") +
                        (answer.is_right()
                             ? translate(_("{0}: right", answer.chosen))
                             : translate(_("{0}: it was {1}", answer.chosen, answer.right)));
        const std::string help =
            one.tries == 0 ? ""
            : one.solution_shown
                ? translate(_("tries {0}, hints {1}, solution", one.tries, one.hints))
                : translate(_("tries {0}, hints {1}", one.tries, one.hints));
        rows.push_back({std::to_string(rows.size() + 1), step.title,
                        one.done                   ? translate(N_("done"))
                        : one.tries == 0           ? std::string_view("-")
                        : lesson.progress.finished ? translate(N_("left out"))
                                                   : translate(N_("begun")),
                        help, said});
    }
    // What was predicted is worth more than the help that was taken.
    return "\n " + translate(_("Lesson {0}  {1}", lesson.number, lesson.lesson->about.title)) +
           "\n" +
           table({{.side = TableColumn::Side::Right, .least = 4},
                  {.cut_to = 14},
                  {},
                  {.leaves = 1},
                  {.cut_to = 33}},
                 rows, {width}, 2);
}

} // namespace leash
