// What the bench says to the learner and hears: the words of a lesson, questions, the end.
#include "base/text.hpp"
#include "kernel/signals.hpp"
#include "lesson/bench.hpp"
#include "lesson/screen.hpp"
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
std::string Bench::sentence(const std::string& text) const {
    std::string lines = render(Paragraph{Paragraph::Kind::Text, text}, width());
    lines.pop_back();
    return lines;
}

Reply Bench::answer(const LessonRequest& request) {
    const auto say = [&](const std::string& text) { return Reply{0, 0, sentence(text)}; };
    const std::string word = request.arguments.empty() ? "status" : request.arguments.front();
    if (!section_)
        return {0, 1, "the step has not begun yet"};
    if (word == "hint") {
        if (hints_given_ < section_->hints.size())
            return say(section_->hints[hints_given_++]);
        return say(
            std::string(section_->hints.empty() ? phrases_.no_hint : phrases_.no_more_hints));
    }
    if (word == "solution") {
        std::string lines;
        for (const LineToType& line : section_->solution())
            lines += (lines.empty() ? "     " : "\n     ") + line.text;
        return {0, 0, lines};
    }
    if (word == "status")
        return {0, 0, where_we_are()};
    if (word == "next") {
        const ConditionAnswer answer = ask_stage(*stage_, section_->check.conditions);
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

std::string Bench::where_we_are() {
    std::string text = filled(phrases_.where_we_are, number_, lesson_.about.title, step_ + 1,
                              lesson_.steps.size(), lesson_.steps[step_].title);
    const ConditionAnswer answer = ask_stage(*stage_, section_->check.conditions);
    return text + sentence(holds_ || answer.holds() ? std::string(phrases_.it_is_done)
                                                    : filled(phrases_.not_yet, answer.instead()));
}

// ---- talking ----------------------------------------------------------------------------------

std::size_t Bench::width() const {
    return std::clamp<std::size_t>(outer_.size().columns, 20, widest_screen + 1) - 1;
}

void Bench::show(const std::string& text) {
    outer_.show(text);
    outer_.drain(time_to_show);
}

void Bench::take_outer_signals() {
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
                stage_->resize(outer_.size());
            break;
        default:
            break;
        }
    }
}

std::optional<std::string> Bench::ask(const std::string& question) {
    show(question);
    while (!is_left()) {
        std::vector<pollfd> polled{outer_.to_poll(true), {signal_descriptor(), POLLIN, 0}};
        if (stage_)
            stage_->add_to(polled);
        ::poll(polled.data(), polled.size(), -1);
        take_outer_signals();
        if (std::exchange(was_continued_, false))
            show(question); // Ctrl-Z and fg: other things stand below it now
        if (stage_)
            stage_->handle();
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

std::optional<int> Bench::lost() {
    if (!lost_)
        return std::nullopt;
    const auto* told = std::get_if<ToldToEnd>(&*lost_);
    const int signal = told ? told->signal : SIGHUP;
    std::vector<ProcessKey> keys;
    for (const Left& one : left_)
        keys.push_back(one.key);
    (void)end_processes(keys, time_to_end); // as if asked, and answered by Enter
    (void)set_disposition(signal, Disposition::Default);
    ::raise(signal);
    return 128 + signal;
}

void Bench::offer_to_end_what_is_left() {
    const Snapshot now = take_snapshot();
    std::vector<ProcessKey> keys;
    std::string list;
    for (const Left& one : left_) {
        const ProcessFacts* facts = now.find(one.key);
        const bool is_known = std::find(keys.begin(), keys.end(), one.key) != keys.end();
        if (!facts || facts->is_zombie() || is_known)
            continue;
        keys.push_back(one.key);
        list += fmt::format("   {:>7}  {}\n", one.key.pid.value, cut_to_width(one.command, 60));
    }
    if (keys.empty())
        return;
    outer_.forget_typed_ahead();
    is_left_ = false;
    const auto answer = ask(filled(phrases_.still_running, list) +
                            std::string(keys.size() == 1 ? phrases_.end_it : phrases_.end_them));
    if (!answer || (!answer->empty() && (answer->front() == 'n' || answer->front() == 'N'))) {
        show(std::string(phrases_.left_running));
        return;
    }
    for (const ProcessKey stubborn : end_processes(keys, time_to_end))
        show(filled(phrases_.does_not_end, stubborn.pid.value));
}

} // namespace leash
