// When the tutor speaks of its own accord, and what about.
#include "base/layout.hpp"
#include "lesson/screen.hpp"
#include "lesson/tutor.hpp"

#include <algorithm>

namespace leash {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto at_rest = 300ms;        // after the last news it is time to say what is so
constexpr auto time_to_come_true = 6s; // what the shown lines have begun may need a tick or two
constexpr auto between_checks_at_rest = 1s; // while nothing happens
constexpr auto settling_turn = 400ms;       // no key of the learner is lost meanwhile

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

// Returns the name of the process that the failed check asks about. Returns "" if there is none:
// %1 and $! may mean another process after any line.
std::string name_asked_about(const ConditionAnswer& answer) {
    const std::size_t subject = !answer.failed.empty() && answer.failed.front() == "not" ? 2 : 1;
    if (answer.failed.size() <= subject || answer.failed[subject].find_first_of("%$") == 0)
        return "";
    return answer.failed[subject];
}

// Returns true if a line, from number `first` on, may start the process again.
bool is_named_from(const std::vector<LineToType>& lines, std::size_t first,
                   const std::string& name) {
    return name.empty() || std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(first),
                                       lines.end(), [&](const LineToType& line) {
                                           return line.text.find(name) != std::string::npos;
                                       });
}

// Returns true if `fg` does what the section asks for: the process lives, but not in the
// foreground. The shown line would start a second process.
bool is_to_come_to_the_front(const ConditionAnswer& answer, const Ledger& ledger) {
    if (answer.failed.size() < 2 || answer.failed.front() != "foreground")
        return false;
    const auto process = ledger.find(answer.failed[1]);
    return process && !process.value()->death && process.value()->key.pid != ledger.leader();
}

// Two living processes of one name are always in the way: no check can mean one of them.
bool live_several_named(const std::string& name, const Ledger& ledger) {
    const auto& all = ledger.entries();
    return !name.empty() && std::count_if(all.begin(), all.end(), [&](const LedgerEntry& one) {
                                return !one.death && one.is_named(name);
                            }) > 1;
}

} // namespace

// `terminal`, typed in a lesson, opens a practice terminal on top of this one. What is typed and
// shown there is no part of the lesson: the player neither speaks nor checks until it has ended.
bool Tutor::another_terminal_is_in_front() const {
    if (!bench_.stage())
        return false;
    const auto front = stage().ledger().foreground_group();
    const auto& all = stage().ledger().entries();
    return front && std::any_of(all.begin(), all.end(), [&](const LedgerEntry& one) {
               return !one.death && one.group == *front && one.command == "terminal";
           });
}

void Tutor::look_after(const Section& section) {
    const auto now = steady_clock::now();
    if (const std::size_t news = news_so_far(); news != news_) {
        news_ = news;
        news_at_ = now;
        has_spoken_ = false;
    } else if (now - asked_at_ <
               (has_spoken_ ? between_checks_at_rest : std::chrono::milliseconds(at_rest))) {
        return;
    }
    asked_at_ = now;
    if (another_terminal_is_in_front())
        return;
    ConditionAnswer answer = bench_.ask(section.check.conditions);
    if (answer.holds() && !is_made(section))
        return;
    if (answer.holds()) { // but it is for good only once the terminal has settled
        const bool is_settled = bench_.settle(settling_turn);
        answer = bench_.ask(section.check.conditions);
        holds_ = is_settled && answer.holds();
        if (!is_settled)
            news_at_ = steady_clock::now(); // ask again soon
    }
    const auto quiet = now - news_at_;
    if (answer.holds() || has_spoken_ || quiet < at_rest ||
        what_to_say(section, answer, quiet).empty())
        return;
    if (!bench_.settle(settling_turn)) // what is so for a moment only is no news
        return;
    answer = bench_.ask(section.check.conditions);
    if (!answer.holds())
        say(section, what_to_say(section, answer, quiet), answer);
}

// The same sentence is news again when another process has come. A learner who has been told, and
// tries again in vain, is told how to begin anew.
void Tutor::say(const Section& section, const std::string& text, const ConditionAnswer& answer) {
    if (text.empty())
        return;
    has_spoken_ = true;
    const ShownLines typed = typed_of(section);
    const std::size_t named = named_processes({});
    const bool is_said = text == said_ && named == said_of_;
    if (is_said && !tries_again(typed))
        return;
    said_ = text;
    said_of_ = named;
    said_after_ = typed.last_at;
    interject(is_said ? translate_(in_vain(answer)) : text);
}

// A program in the foreground, or another shell, does not know the words of the lesson.
Message Tutor::in_vain(const ConditionAnswer& answer) const {
    return prompt_shown_at(stage().ledger()) ? _("This step wanted something else. It is so now: "
                                                 "{0} `hint` helps, and `reset` begins the step "
                                                 "anew.",
                                                 answer.instead())
                                             : _("This step wanted something else. It is so now: "
                                                 "{0} Ctrl-], then h, helps; Ctrl-], then r, "
                                                 "begins the step anew.",
                                                 answer.instead());
}

ShownLines Tutor::typed_of(const Section& section) const {
    const auto shown = shown_lines(section);
    const bool asks_for_jobs = std::any_of(shown.begin(), shown.end(), [](const LineToType& line) {
        return line.text.rfind("jobs", 0) == 0;
    });
    return shown_lines_typed(shown, typed_.lines(), [&](const std::string& line) {
        return is_lesson_word(line) && !(asks_for_jobs && line == "jobs");
    });
}

bool Tutor::has_effect(const ShownLines& typed) const {
    return named_processes(typed.last_at) > 0 || has_changed_since(typed.last_at);
}

// Returns false if the learner has typed nothing since, or only looks around.
bool Tutor::tries_again(const ShownLines& typed) const {
    return typed.last_at != said_after_ && (typed.last_was_shown || has_effect(typed));
}

// Returns what to say now; empty if the tutor stays silent. `quiet` is the time since the last
// news: an event, or a line of the learner.
//
// Silent while the shown lines are being typed: a `ps` or a typing mistake in between is no reason
// to speak, because what is so in between may be the answer to a prediction. But a process that an
// unshown line has started or changed is a mistake, and worth a word. If the last line was typed as
// shown, and so were the lines before, the check will most likely hold soon: the effect of the line
// may need a tick of a witness. This is so after a mistake, too, unless the check cannot hold any
// more. A mistake that has changed nothing that can be seen
// gets a word too, after some time: the learner waits. The same is so if the process that the shown
// lines are about was dead before, and no line that is still to come starts it again.
std::string Tutor::what_to_say(const Section& section, const ConditionAnswer& answer,
                               steady_clock::duration quiet) const {
    const auto shown = shown_lines(section);
    const ShownLines typed = typed_of(section);
    const bool waits_long = quiet >= time_to_come_true;
    const bool is_late =
        waits_long && (!section.check.says_within || quiet >= section.check.within);
    const bool is_all_typed = typed.typed == shown.size();
    const bool may_come_true =
        typed.all_were_shown || (typed.last_was_shown && !is_beyond_hope(answer));
    const bool is_mistake = is_all_typed ? !may_come_true : !typed.last_was_shown;
    const std::string name = name_asked_about(answer);
    if (typed.last_at != std::chrono::nanoseconds{} && live_several_named(name, stage().ledger()) &&
        answer.failed.front() != "count")
        return translate_(answer.instead());
    const bool is_in_vain = waits_long && typed.typed > 0 && is_beyond_hope(answer) &&
                            !is_named_from(shown, typed.typed, name);
    if (!is_mistake && !is_all_typed && is_in_vain)
        return translate_(in_vain(answer));
    if (!is_mistake &&
        (!is_all_typed || !waits_long || typed.last_at == std::chrono::nanoseconds{}))
        return "";
    if (!is_all_typed && !has_effect(typed))
        return !waits_long ? ""
               : is_to_come_to_the_front(answer, stage().ledger())
                   ? translate_(_("Not yet: {0}", answer.instead()))
                   : translate_(_("Not yet. Still to type here: {0}", shown[typed.typed].text));
    if (is_beyond_hope(answer))
        return translate_(in_vain(answer));
    if (is_about_something_seen(answer))
        return translate_(answer.instead());
    return is_late ? translate_(_("Not yet: {0}", answer.instead())) : "";
}

// A witness that another program than leash has started tells its name, and no event comes.
std::size_t Tutor::news_so_far() const {
    return stage().ledger().happenings_so_far() + typed_.lines().size() + named_processes({});
}

// Returns false if the check held before, and the learner has done nothing yet in this section: no
// shown line was typed (of keys: not all were pressed), and no line has changed a process.
bool Tutor::is_made(const Section& section) const {
    if (!held_before_)
        return true;
    const ShownLines typed = typed_of(section);
    const auto shown = shown_lines(section);
    const bool are_keys = std::all_of(shown.begin(), shown.end(),
                                      [](const LineToType& line) { return line.key.has_value(); });
    const std::size_t wanted = are_keys ? std::max<std::size_t>(shown.size(), 1) : 1;
    return typed.typed >= wanted ||
           (typed.last_at != std::chrono::nanoseconds{} && has_effect(typed));
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

// Writes between what the inside writes. The line that is being typed comes again below.
void Tutor::interject(const std::string& text, bool is_wrapped) {
    outer_.write(erase_line);
    outer_.show(is_wrapped ? behind("  ", text, width()) : text);
    show_line_again();
}

} // namespace leash
