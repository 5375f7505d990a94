#include "lesson/typist.hpp"

#include <algorithm>

namespace leash {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto turn = 20ms;
constexpr auto between_checks = 50ms; // each reads /proc
constexpr auto longest_settling = 5s;

std::string in_seconds(std::chrono::milliseconds time) {
    return std::to_string(std::chrono::ceil<std::chrono::seconds>(time).count()) + " s";
}

} // namespace

std::optional<std::chrono::nanoseconds> prompt_shown_at(const Stage& stage) {
    const auto& all = stage.ledger().happenings();
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        if (one->told_by != stage.leader())
            continue;
        if (std::holds_alternative<PromptShown>(one->event))
            return one->time;
        if (std::holds_alternative<TerminalLent>(one->event))
            return std::nullopt;
    }
    return std::nullopt;
}

bool runs_foreground_job(const Stage& stage) {
    const auto& all = stage.ledger().happenings();
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        if (std::holds_alternative<TerminalTakenBack>(one->event))
            return false;
        const auto* lent = std::get_if<TerminalLent>(&one->event);
        if (!lent)
            continue;
        const auto shell = read_process(stage.leader());
        const auto job = read_process(leader_of(lent->group));
        return shell && job && job->executable != shell->executable;
    }
    return false;
}

template <class Condition> bool Typist::until(const Condition& condition) {
    const auto deadline = steady_clock::now() + patience_;
    while (!condition()) {
        if (steady_clock::now() > deadline || !stage_.is_plugged())
            return false;
        stage_.turn(turn);
    }
    return true;
}

bool Typist::has_new_prompt() const {
    const auto prompt = prompt_shown_at(stage_);
    return prompt && *prompt > typed_at_;
}

Performed Typist::wait_for_prompt(const std::string& for_what) {
    if (until([this] { return has_new_prompt(); }))
        return Unit{};
    if (!stage_.is_plugged())
        return "the terminal was gone before there was a prompt " + for_what;
    return "waited " + in_seconds(patience_) + " for the prompt " + for_what;
}

Performed Typist::press(const LineToType& key) {
    const bool for_a_job = key.text == "<Ctrl-Z>" || key.text == "<Ctrl-C>";
    const bool ready =
        until([&] { return runs_foreground_job(stage_) || (!for_a_job && has_new_prompt()); });
    if (!ready)
        return "waited " + in_seconds(patience_) + " for something to press " + key.text + " at";
    typed_at_ = monotonic_now();
    stage_.type(std::string(1, *key.key));
    return Unit{};
}

Performed Typist::type(const std::vector<LineToType>& lines) {
    for (const LineToType& line : lines) {
        if (line.key) {
            if (auto pressed = press(line); !pressed)
                return pressed;
            continue;
        }
        if (auto ready = wait_for_prompt("to type: " + line.text); !ready)
            return ready;
        typed_at_ = monotonic_now();
        stage_.type(line.text + "\r");
    }
    return Unit{};
}

Performed Typist::perform(const Section& section) {
    for (const auto& lines : {section.setup, section.solution()})
        if (auto typed = type(lines); !typed)
            return typed;
    return wait_for(section.check);
}

Performed Typist::wait_for(const Check& check) {
    const auto deadline = steady_clock::now() + check.within;
    for (;;) {
        const ConditionAnswer answer = ask_stage(stage_, check.conditions);
        if (answer.holds())
            return Unit{};
        if (steady_clock::now() > deadline)
            return "the check did not hold within " + in_seconds(check.within) + ": " +
                   answer.instead();
        const auto next = std::min(deadline, steady_clock::now() + between_checks);
        do
            stage_.turn(turn);
        while (steady_clock::now() < next);
    }
}

ConditionAnswer ask_stage(Stage& stage, const std::vector<Condition>& conditions) {
    if (!stage.is_plugged() && !stage.settled())
        (void)stage.settle(longest_settling); // what is not settled by then is asked as it is
    return ask_all(conditions,
                   [&](const std::vector<std::string>& words) { return stage.check(words); });
}

} // namespace leash
