// When the tutor speaks of its own accord, and what about.
#include "base/text.hpp"
#include "lesson/screen.hpp"
#include "lesson/tutor.hpp"

#include <algorithm>

namespace leash {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto at_rest = 300ms;        // after the last news it is time to say what is so
constexpr auto time_to_come_true = 6s; // what the shown lines have begun may need a tick or two
constexpr auto between_checks = 1s;    // while nothing happens
constexpr auto settling_turn = 400ms;  // no key of the learner is lost meanwhile
constexpr const char* erase_line = "\r\033[K";

// The player answers these, or they only look: they are no part of what a section asks for.
bool is_lesson_word(const std::string& line) {
    constexpr const char* words[] = {"<Enter>", "hint",   "solution", "next", "back", "reset",
                                     "skip",    "status", "quit",     "map",  "jobs"};
    return std::find(std::begin(words), std::end(words), line) != std::end(words);
}

std::vector<LineToType> shown_lines(const Section& section) {
    std::vector<LineToType> lines;
    for (const Do& task : section.tasks)
        if (!task.hidden)
            lines.insert(lines.end(), task.lines.begin(), task.lines.end());
    return lines;
}

} // namespace

void Tutor::look_after(const Section& section) {
    const auto now = steady_clock::now();
    const std::size_t happenings = stage().ledger().happenings().size();
    if (happenings != happenings_) {
        happenings_ = happenings;
        news_at_ = now;
        has_spoken_ = false;
    } else if (now - asked_at_ <
               (has_spoken_ ? between_checks : std::chrono::milliseconds(at_rest))) {
        return;
    }
    asked_at_ = now;
    ConditionAnswer answer = bench_.ask(section.check.conditions);
    if (answer.holds()) { // but it is for good only once the terminal has settled
        const bool is_settled = bench_.settle(settling_turn);
        answer = bench_.ask(section.check.conditions);
        holds_ = is_settled && answer.holds();
        if (!is_settled)
            news_at_ = steady_clock::now(); // ask again soon
    }
    if (answer.holds() || has_spoken_ || now - news_at_ < at_rest)
        return;
    if (!may_speak(section, now - news_at_) || !is_about_something_seen(answer))
        return;
    if (!bench_.settle(settling_turn)) // what is so for a moment only is no news
        return;
    answer = bench_.ask(section.check.conditions);
    if (answer.holds() || !is_about_something_seen(answer))
        return;
    has_spoken_ = true;
    // The same sentence is news again when another process has come.
    const std::size_t named = named_processes({});
    if (answer.instead() == said_ && named == said_of_)
        return;
    said_ = answer.instead();
    said_of_ = named;
    interject(said_);
}

// Nothing is said while the shown lines are being typed: what is so in between may be the answer to
// a prediction. But a process that an unshown line has started or changed is a mistake, and worth a
// word. If all lines were typed as shown, the check will most likely hold soon. `quiet` is the time
// since the last news.
bool Tutor::may_speak(const Section& section, steady_clock::duration quiet) const {
    const auto shown = shown_lines(section);
    const ShownLines typed = shown_lines_typed(shown, typed_.lines(), is_lesson_word);
    if (typed.typed == shown.size())
        return !typed.all_were_shown || quiet >= time_to_come_true;
    return !typed.last_was_shown &&
           (named_processes(typed.last_at) > 0 || has_changed_since(typed.last_at));
}

// Returns true if a process with a name has died, stopped or been continued since.
bool Tutor::has_changed_since(std::chrono::nanoseconds since) const {
    const auto& all = stage().ledger().happenings();
    return std::any_of(all.begin(), all.end(), [&](const Happening& one) {
        const auto* change = std::get_if<StateChanged>(&one.event);
        const LedgerEntry* process =
            change && one.time >= since ? stage().ledger().entry(change->pid) : nullptr;
        return process && !process->names().empty();
    });
}

std::size_t Tutor::named_processes(std::chrono::nanoseconds since) const {
    const auto& all = stage().ledger().entries();
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const auto& one) {
        return !one.is_of_the_past && !one.names().empty() && one.since >= since;
    }));
}

// "nothing here is named ada" is no news to somebody who has not typed it yet.
bool Tutor::is_about_something_seen(const ConditionAnswer& answer) const {
    const std::size_t predicate = !answer.failed.empty() && answer.failed.front() == "not" ? 1 : 0;
    if (answer.failed.size() <= predicate + 1)
        return false;
    const std::string& name = answer.failed[predicate];
    if (name == "ended" || name == "hung-up" || name == "shown" || name == "ran" ||
        name.rfind("file-", 0) == 0)
        return false;
    const std::string& subject = answer.failed[predicate + 1];
    const auto& all = stage().ledger().entries();
    return stage().ledger().find(subject) ||
           std::any_of(all.begin(), all.end(),
                       [&](const LedgerEntry& one) { return one.is_named(subject); });
}

// Writes between what the inside writes. At the prompt the line that is being typed comes again.
void Tutor::interject(const std::string& text, bool is_wrapped) {
    const bool at_prompt = prompt_shown_at(stage().ledger()).has_value();
    outer_.write(at_prompt ? erase_line : "\r");
    std::string lines;
    if (is_wrapped)
        for (const std::string& line : wrapped(text, width() - 2))
            lines += "  " + line + "\n";
    outer_.show(is_wrapped ? lines : text);
    show_line_again();
}

} // namespace leash
