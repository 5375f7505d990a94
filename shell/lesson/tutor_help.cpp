// What the learner asks for: hint, solution, status, and where to go. The words are typed at the
// prompt of the practice terminal, or chosen from the lesson's line, which Ctrl-] opens.
#include "base/text.hpp"
#include "lesson/screen.hpp"
#include "lesson/tutor.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace leash {

std::optional<Wish> wish_named(std::string_view word) {
    constexpr std::pair<std::string_view, Wish> wishes[] = {
        {"skip", Wish::Skip}, {"back", Wish::Back}, {"reset", Wish::Reset}, {"quit", Wish::Quit}};
    for (const auto& [name, wish] : wishes)
        if (word == name)
            return wish;
    return std::nullopt;
}

// Wrapped, without the last newline: the built-in adds a newline.
std::string Tutor::sentence(const std::string& text) const {
    std::string lines = render(Paragraph{Paragraph::Kind::Text, text}, width());
    lines.pop_back();
    return lines;
}

Reply Tutor::answer(const LessonRequest& request) {
    const std::string word = request.arguments.empty() ? "status" : request.arguments.front();
    if (word == "playing") // asked by built-ins that must not tell an outcome in a lesson
        return {};
    if (!section_)
        return {0, 1, translate_(_("the step has not begun yet"))};
    if (word == "hint")
        return {0, 0, sentence(next_hint())};
    if (word == "solution") {
        solution_after_ = monotonic_now(); // the prompt that follows this command
        return {0, 0, show_solution() + about_next_line()};
    }
    if (word == "status") {
        const ConditionAnswer answer = bench_.ask(section_->check.conditions);
        const auto missing = not_yet(answer);
        return {0, 0,
                where_we_are() +
                    sentence(translate_(missing ? *missing : _("It is done: Enter goes on.")))};
    }
    if (word == "next") {
        const ConditionAnswer answer = bench_.ask(section_->check.conditions);
        if (const auto missing = not_yet(answer))
            return {0, 0, sentence(translate_(_("{0} `skip` goes on all the same.", *missing)))};
        wish_ = Wish::GoOn;
        wished_at_ = monotonic_now();
        return {};
    }
    if (const auto wish = wish_named(word)) {
        wish_ = wish;
        wished_at_ = monotonic_now();
        return {};
    }
    return {0, 1,
            translate_(_("{0}: a lesson is being played. Its words are hint, solution, next, skip, "
                         "back, reset, status and quit",
                         word))};
}

// A word from the lesson's line. Returns the page to show over a full-screen program.
std::string Tutor::answer_menu(const std::string& word) {
    if (const auto wish = wish_named(word)) {
        wish_ = wish;
        wished_at_.reset();
        return "";
    }
    if (!section_)
        return "";
    std::string text = word == "hint" ? sentence(next_hint()) : show_solution();
    if (word == "solution" && prompt_shown_at(stage().ledger())) {
        solution_after_ = std::chrono::nanoseconds(0); // the prompt that is there
        text += about_next_line();
    }
    text += "\n";
    if (modes_.on_alternate_screen())
        return text;
    interject(text, false);
    return "";
}

std::string Tutor::next_hint() {
    if (hints_given_ < section_->hints.size()) {
        notebook_.gave_hint();
        return section_->hints[hints_given_++];
    }
    return translate_(section_->hints.empty()
                          ? _("There is no hint here. `solution` shows what to type.")
                          : _("That was the last hint. `solution` shows what to type."));
}

std::string Tutor::show_solution() {
    notebook_.showed_solution();
    std::string lines;
    for (const LineToType& line : section_->solution())
        lines += (lines.empty() ? "     " : "\n     ") + line.text;
    if (next_of_solution() < section_->solution().size())
        return lines;
    const ConditionAnswer answer = bench_.ask(section_->check.conditions);
    const auto missing = not_yet(answer);
    return lines + "\n" +
           sentence(translate_(_("{0} {1}", _("All of this has been typed."),
                                 missing ? *missing : _("It is done: Enter goes on."))));
}

// Returns what to do with the next line of the solution, on a line of its own. Returns "" if all
// lines have been typed.
std::string Tutor::about_next_line() const {
    const auto solution = section_->solution();
    const std::size_t next = next_of_solution();
    if (next >= solution.size())
        return "";
    const bool is_last = next + 1 == solution.size();
    const Message what =
        solution[next].key ? _("{0} is a key: press this key yourself.", solution[next].text)
        : solution[next].unplugs
            ? _("{0} is not a command: Ctrl-], then u, pulls the cable.", solution[next].text)
        : solution.size() == 1
            ? _("This line stands at the prompt now: Enter runs it, Ctrl-U takes it away.")
        : is_last ? _("Line {0}, the last one, stands at the prompt now: Enter runs it, Ctrl-U "
                      "takes it away.",
                      next + 1)
                  : _("Line {0} of {1} stands at the prompt now: Enter runs it, Ctrl-U takes it "
                      "away. `solution` then brings the next line.",
                      next + 1, solution.size());
    return "\n" + sentence(translate_(what));
}

// Returns what is missing; nullopt if the section is done.
std::optional<Message> Tutor::not_yet(const ConditionAnswer& answer) const {
    if (holds_ || (answer.holds() && is_made(*section_)))
        return std::nullopt;
    if (answer.holds()) {
        const auto solution = section_->solution();
        const std::size_t next = std::min(next_of_solution(), solution.size() - 1);
        return _("Not yet. Still to type here: {0}", solution[next].text);
    }
    return _("Not yet: {0}", answer.instead());
}

// Returns the number, from 0, of the first line of the solution that was not typed.
std::size_t Tutor::next_of_solution() const {
    return shown_lines_typed(section_->solution(), typed_.lines(),
                             [](const std::string&) { return false; })
        .first_missing;
}

// The next line of the solution stands at the prompt, unrun, once the prompt is there. Under a
// shell that tells nothing, nobody knows when that is.
void Tutor::put_solution_at_prompt() {
    if (!solution_after_ || !has_terminal())
        return;
    const auto prompt = prompt_shown_at(stage().ledger());
    if (!prompt || *prompt <= *solution_after_)
        return;
    solution_after_.reset();
    const auto solution = section_->solution();
    const std::size_t next = next_of_solution();
    if (next < solution.size() && !solution[next].key && !solution[next].unplugs)
        stage().type("\x05\x15" + solution[next].text); // Ctrl-E, Ctrl-U
}

std::string Tutor::where_we_are() const {
    return translate_(_(" Lesson {0}  {1}, step {2} of {3}: {4}\n", number_, lesson_.about.title,
                        step_ + 1, lesson_.steps.size(), lesson_.steps[step_].title));
}

} // namespace leash
