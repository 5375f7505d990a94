// What the tutor says to the learner and hears: the words of a lesson, questions, the end.
#include "base/text.hpp"
#include "kernel/send_signal.hpp"
#include "kernel/signals.hpp"
#include "lesson/screen.hpp"
#include "lesson/tutor.hpp"
#include "stage/survivors.hpp"

#include <algorithm>
#include <csignal>
#include <fmt/format.h>

namespace leash {
namespace {

using namespace std::chrono_literals;

constexpr auto time_to_show = 2s;
constexpr auto time_to_end = 2s;

} // namespace

// ---- what the learner asks --------------------------------------------------------------------

// Wrapped, without the last newline, which the word that was typed adds.
std::string Tutor::sentence(const std::string& text) const {
    std::string lines = render(Paragraph{Paragraph::Kind::Text, text}, width());
    lines.pop_back();
    return lines;
}

Reply Tutor::answer(const LessonRequest& request) {
    const auto say = [&](const std::string& text) { return Reply{0, 0, sentence(text)}; };
    const std::string word = request.arguments.empty() ? "status" : request.arguments.front();
    if (word == "playing") // asked by built-ins that must not tell an outcome in a lesson
        return {};
    if (!section_)
        return {0, 1, "the step has not begun yet"};
    if (word == "hint") {
        if (hints_given_ < section_->hints.size()) {
            notebook_.gave_hint();
            return say(section_->hints[hints_given_++]);
        }
        return say(
            std::string(section_->hints.empty() ? phrases_.no_hint : phrases_.no_more_hints));
    }
    if (word == "solution") {
        notebook_.showed_solution();
        std::string lines;
        for (const LineToType& line : section_->solution())
            lines += (lines.empty() ? "     " : "\n     ") + line.text;
        return {0, 0, lines};
    }
    if (word == "status")
        return {0, 0, where_we_are()};
    if (word == "next") {
        const ConditionAnswer answer = bench_.ask(section_->check.conditions);
        if (!holds_ && !answer.holds())
            return say(filled(phrases_.not_yet_but_skip, answer.instead()));
        wish_ = Wish::GoOn;
        wished_at_ = monotonic_now();
        return {};
    }
    constexpr std::pair<const char*, Wish> wishes[] = {
        {"skip", Wish::Skip}, {"back", Wish::Back}, {"reset", Wish::Reset}, {"quit", Wish::Quit}};
    for (const auto& [name, wish] : wishes)
        if (word == name) {
            wish_ = wish;
            wished_at_ = monotonic_now();
            return {};
        }
    return {0, 1,
            word + ": a lesson is being played. Its words are hint, solution, next, skip, "
                   "back, reset, status and quit"};
}

std::string Tutor::where_we_are() {
    std::string text = filled(phrases_.where_we_are, number_, lesson_.about.title, step_ + 1,
                              lesson_.steps.size(), lesson_.steps[step_].title);
    const ConditionAnswer answer = bench_.ask(section_->check.conditions);
    return text + sentence(holds_ || answer.holds() ? std::string(phrases_.it_is_done)
                                                    : filled(phrases_.not_yet, answer.instead()));
}

// ---- talking ----------------------------------------------------------------------------------

std::size_t Tutor::width() const {
    return std::clamp<std::size_t>(outer_.size().columns, 20, widest_screen + 1) - 1;
}

void Tutor::show(const std::string& text) {
    outer_.show(text);
    outer_.drain(time_to_show);
}

void Tutor::take_outer_signals() {
    for (const ReceivedSignal& received : take_signals()) {
        switch (received.signal) {
        case SIGHUP:
            lost_ = OuterGone{};
            break;
        case SIGTERM:
        case SIGQUIT:
            lost_ = ToldToEnd{received.signal};
            break;
        case SIGINT: // Ctrl-C at a question
            show("\n");
            is_left_ = true;
            break;
        case SIGCONT:
            was_continued_ = true;
            break;
        case SIGWINCH:
            if (has_terminal())
                stage().resize(outer_.size());
            break;
        default:
            break;
        }
    }
}

std::optional<std::string> Tutor::ask(const std::string& question) {
    show(question);
    while (!is_left()) {
        std::vector<pollfd> polled{outer_.to_poll(true), {signal_descriptor(), POLLIN, 0}};
        if (bench_.stage())
            stage().add_to(polled);
        ::poll(polled.data(), polled.size(), -1);
        take_outer_signals();
        if (std::exchange(was_continued_, false))
            show(question); // Ctrl-Z and fg: other things stand below it now
        if (bench_.stage())
            stage().handle();
        if (is_left() || polled.front().revents == 0)
            continue;
        const auto typed = outer_.read_keys();
        const auto* keys = std::get_if<OuterTerminal::Keys>(&typed);
        if (!keys) { // the end of input: Ctrl-D
            show("\n");
            break;
        }
        std::string line = keys->bytes;
        while (!line.empty() && (line.back() == '\n' || line.back() == ' '))
            line.pop_back();
        if (!keys->bytes.empty())
            return line;
    }
    is_left_ = true;
    return std::nullopt;
}

// ---- the end ----------------------------------------------------------------------------------

void Tutor::die_if_lost() {
    if (!lost_)
        return;
    const auto* told = std::get_if<ToldToEnd>(&*lost_);
    const int signal = told ? told->signal : SIGHUP;
    if (bench_.kept())
        bench_.keep_folder();
    else
        (void)bench_.end_survivors(); // as if asked, and answered by Enter
    die_of_signal(signal);
}

void Tutor::offer_to_end_what_is_left() {
    if (bench_.stage())
        stage().look();
    std::string list;
    std::vector<ProcessKey> earlier; // of an earlier window
    std::size_t count = 0;
    const auto add = [&](ProcessKey key, const std::string& command) {
        ++count;
        list += fmt::format("   {:>7}  {}\n", key.pid.value, cut_to_width(command, 60));
    };
    for (const LedgerEntry* one : bench_.survivors())
        if (!one->last || !one->last->is_zombie())
            add(one->key, one->command);
    for (const KeptProcess& one :
         kept_before_ ? kept_before_->processes : std::vector<KeptProcess>())
        if (const auto facts = read_process(one.key.pid);
            facts && facts->key == one.key && !facts->is_zombie()) {
            earlier.push_back(one.key);
            add(one.key, facts->command());
        }
    if (count == 0)
        return;
    outer_.forget_typed_ahead();
    is_left_ = false;
    const auto answer = ask(filled(phrases_.still_running, list) +
                            std::string(count == 1 ? phrases_.end_it : phrases_.end_them));
    if (!answer || (!answer->empty() && (answer->front() == 'n' || answer->front() == 'N'))) {
        bench_.keep_folder();
        show(std::string(phrases_.left_running));
        return;
    }
    std::vector<ProcessKey> stubborn_ones = bench_.end_survivors();
    for (const ProcessKey key : end_processes(earlier, time_to_end))
        stubborn_ones.push_back(key);
    for (const ProcessKey stubborn : stubborn_ones)
        show(filled(phrases_.does_not_end, stubborn.pid.value));
}

} // namespace leash
