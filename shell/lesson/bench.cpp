#include "lesson/bench.hpp"

#include "base/text.hpp"
#include "lesson/screen.hpp"
#include "stage/practice.hpp"
#include "stage/survivors.hpp"

#include <fmt/format.h>

namespace leash {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto patience = 10s; // with the way to a section
constexpr auto relay_turn = 150ms;
constexpr auto at_rest = 300ms;     // after the last news it is time to say what is so
constexpr auto between_checks = 1s; // while nothing happens
constexpr auto time_to_hold = 2s;   // after the end of a terminal
constexpr auto time_to_settle = 1s; // where nobody sees the autopsy
constexpr const char* erase_line = "\r\033[K";

} // namespace

Bench::Bench(const Lesson& lesson, int number, OuterTerminal outer, std::string autopsy_file,
             const Phrases& phrases)
    : lesson_(lesson), number_(number), phrases_(phrases), outer_(std::move(outer)),
      autopsy_file_(std::move(autopsy_file)) {}

// ---- the practice terminal --------------------------------------------------------------------

std::string Bench::prompt() const {
    return fmt::format("[{}.{}] practice$ ", number_, step_ + 1);
}

Performed Bench::fresh_terminal(std::size_t step, std::size_t section) {
    end_terminal();
    step_ = step;
    StageOptions options;
    options.size = outer_.size();
    options.modes = outer_.own_modes();
    options.environment = {"PS1=" + prompt()};
    auto started = Stage::start(std::move(options));
    if (!started)
        return started.error().message();
    stage_ = std::move(started).value();
    stage_->on_lesson = [this](const LessonRequest& request) { return answer(request); };
    Typist typist(*stage_, patience);
    if (!lesson_.about.policy.empty())
        if (auto set = typist.type({{"policy " + lesson_.about.policy, std::nullopt}}); !set)
            return set;
    for (const Section* before : way_to(lesson_, step, section))
        if (auto performed = typist.perform(*before); !performed)
            return performed;
    return typist.wait_for_prompt("of the new terminal");
}

void Bench::end_terminal() {
    if (!stage_)
        return;
    stage_->unplug();
    (void)stage_->settle(time_to_settle);
    note_what_is_left();
    stage_.reset();
}

void Bench::note_what_is_left() {
    for (const LedgerEntry* process : survivors(stage_->ledger()))
        left_.push_back({process->key, process->command});
}

// ---- working at it ------------------------------------------------------------------------------

Wish Bench::work(std::size_t step, const Section& section) {
    step_ = step;
    section_ = &section;
    hints_given_ = 0;
    holds_ = false;
    said_.clear();
    happenings_ = stage_->ledger().happenings().size();
    has_spoken_ = true;
    if (!section.setup.empty()) {
        Typist typist(*stage_, patience);
        (void)typist.type(section.setup); // what it is for, the check will miss
        (void)typist.wait_for_prompt("after the setup");
    }
    const auto wish = relay_until(
        [&] {
            look_after(section);
            return holds_ && (prompt_shown_at(*stage_) || steady_clock::now() - news_at_ > at_rest);
        },
        false);
    if (wish)
        return *wish;
    return has_terminal() ? Wish::GoOn : after_the_end(section);
}

// Nothing: `done` said yes, or the practice terminal has ended.
std::optional<Wish> Bench::relay_until(const std::function<bool()>& done, bool enter_goes_on) {
    wish_.reset();
    wished_at_.reset();
    std::optional<std::chrono::nanoseconds> typed_after; // the prompt that was typed at
    bool line_is_ended = false; // a prompt is on the screen a moment before it is told of
    RelayWatch watch;
    watch.longest_turn = relay_turn;
    watch.goes_on = [&] {
        const bool is_over = wish_ ? has_come_back_to_prompt() : done();
        if (is_over)
            stage_->handle(); // shows what is still on its way, the prompt for one
        return !is_over;
    };
    watch.wanted = [&](std::string_view keys) {
        const auto at = prompt_shown_at(*stage_);
        const bool is_first = !typed_after || typed_after != at || line_is_ended;
        typed_after = at.value_or(0ns);
        line_is_ended = keys.ends_with('\r') || keys.ends_with('\n');
        if (!enter_goes_on || !is_first || keys.find_first_of("\r\n") != 0)
            return false;
        wish_ = Wish::GoOn;
        return true;
    };
    stage_->send_prompt(prompt());
    RelayEnd end = relay(*stage_, outer_, modes_, watch);
    if (std::holds_alternative<OuterGone>(end) || std::holds_alternative<ToldToEnd>(end)) {
        lost_ = end;
        return Wish::Quit;
    }
    if (has_terminal())
        outer_.write(erase_line); // the prompt
    return wish_;
}

// To the prompt that follows the word that was typed.
bool Bench::has_come_back_to_prompt() const {
    const auto prompt = prompt_shown_at(*stage_);
    return !wished_at_ || (prompt && *prompt > *wished_at_);
}

void Bench::look_after(const Section& section) {
    const auto now = steady_clock::now();
    const std::size_t happenings = stage_->ledger().happenings().size();
    if (happenings != happenings_) {
        happenings_ = happenings;
        news_at_ = now;
        has_spoken_ = false;
    } else if (now - asked_at_ <
               (has_spoken_ ? between_checks : std::chrono::milliseconds(at_rest))) {
        return;
    }
    asked_at_ = now;
    const ConditionAnswer answer = ask_stage(*stage_, section.check.conditions);
    holds_ = answer.holds();
    if (holds_ || has_spoken_ || now - news_at_ < at_rest)
        return;
    has_spoken_ = true;
    if (!is_about_something_seen(answer) || answer.instead() == said_)
        return;
    said_ = answer.instead();
    interject(said_);
}

// "nothing here is named ada" is no news to somebody who has not typed it yet.
bool Bench::is_about_something_seen(const ConditionAnswer& answer) const {
    const std::size_t predicate = !answer.failed.empty() && answer.failed.front() == "not" ? 1 : 0;
    if (answer.failed.size() <= predicate)
        return false;
    const std::string& name = answer.failed[predicate];
    if (name == "ended" || name == "hung-up" || name.rfind("file-", 0) == 0)
        return false;
    return answer.failed.size() > predicate + 1 &&
           static_cast<bool>(stage_->ledger().find(answer.failed[predicate + 1]));
}

void Bench::interject(const std::string& text) {
    const bool at_prompt = prompt_shown_at(*stage_).has_value();
    outer_.write(at_prompt ? erase_line : "\r");
    std::string lines;
    for (const std::string& line : wrapped(text, width() - 2))
        lines += "  " + line + "\n";
    outer_.show(lines);
    if (at_prompt)
        stage_->send_prompt(prompt());
}

Wish Bench::after_the_end(const Section& section) {
    outer_.write(modes_.undo());
    modes_ = ScreenModes();
    show_autopsy(*stage_, outer_, autopsy_file_);
    show("\n");
    const auto deadline = steady_clock::now() + time_to_hold;
    for (;;) {
        const ConditionAnswer answer = ask_stage(*stage_, section.check.conditions);
        if (answer.holds())
            return Wish::GoOn;
        if (steady_clock::now() > deadline) {
            for (const std::string& line :
                 wrapped(filled(phrases_.something_else_was_wanted, answer.instead()), width() - 3))
                show("  " + line + "\n");
            break;
        }
        stage_->turn(50ms);
    }
    const Wish wish = wait_for_enter(render_cue(std::string(phrases_.enter_step_again), width()));
    return wish == Wish::GoOn ? Wish::Reset : wish;
}

Wish Bench::wait_for_enter(const std::string& cue) {
    show(cue);
    if (!has_terminal()) {
        const auto answer = ask("");
        if (!answer || *answer == "quit")
            return Wish::Quit;
        return *answer == "back" ? Wish::Back : *answer == "reset" ? Wish::Reset : Wish::GoOn;
    }
    holds_ = true;
    const auto wish = relay_until([] { return false; }, true);
    if (wish)
        return *wish;
    show_autopsy(*stage_, outer_, autopsy_file_); // the learner has ended it: free play
    return wait_for_enter("\n" + render_cue(std::string(phrases_.enter_goes_on), width()));
}

std::optional<std::size_t> Bench::option_that_holds(const PredictionQuestion& prediction) {
    const auto deadline = steady_clock::now() + time_to_hold;
    for (;;) {
        std::vector<std::size_t> holding;
        for (std::size_t i = 0; i < prediction.options.size(); ++i)
            if (ask_stage(*stage_, {prediction.options[i].holds}).holds())
                holding.push_back(i);
        if (holding.size() == 1)
            return holding.front();
        if (steady_clock::now() > deadline)
            return std::nullopt;
        stage_->turn(50ms);
    }
}

} // namespace leash
