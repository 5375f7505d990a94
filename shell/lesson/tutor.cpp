#include "lesson/tutor.hpp"

#include "base/text.hpp"
#include "lesson/screen.hpp"
#include "stage/inside_map.hpp"
#include "stage/practice.hpp"

#include <fmt/format.h>

namespace leash {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto relay_turn = 150ms;
constexpr auto at_rest = 300ms;       // after the last news it is time to say what is so
constexpr auto between_checks = 1s;   // while nothing happens
constexpr auto time_to_hold = 2s;     // after the end of a terminal
constexpr auto settling_turn = 400ms; // of the learner's keys, meanwhile, none is lost
constexpr const char* erase_line = "\r\033[K";

} // namespace

Tutor::Tutor(const Lesson& lesson, int number, OuterTerminal outer, std::string autopsy_file,
             const Phrases& phrases, Notebook& notebook)
    : lesson_(lesson), number_(number), phrases_(phrases), notebook_(notebook),
      outer_(std::move(outer)), autopsy_file_(std::move(autopsy_file)),
      bench_(
          lesson,
          [this](StageOptions& options) {
              options.size = outer_.size();
              options.modes = outer_.own_modes();
              options.environment = {"PS1=" + prompt()};
          },
          [this](Stage& started) {
              started.on_lesson = [this](const LessonRequest& request) { return answer(request); };
          }) {}

// ---- the practice terminal --------------------------------------------------------------------

std::string Tutor::prompt() const {
    return fmt::format("[{}.{}] practice$ ", number_, step_ + 1);
}

Performed Tutor::ready_terminal(Place place, bool& is_replayed) {
    step_ = place.step;
    is_replayed = must_begin_;
    if (must_begin_)
        if (auto ready = bench_.begin_at(place); !ready)
            return ready;
    must_begin_ = false;
    if (!bench_.has_terminal_for(place.step))
        if (auto ready = bench_.log_in(place.step); !ready)
            return ready;
    (void)bench_.settle(); // the prompt, or a program in the foreground, is there
    return Unit{};
}

void Tutor::begin_anew() {
    bench_.end_terminal();
    if (lost_ && std::holds_alternative<OuterGone>(*lost_) && is_leaving_)
        bench_.keep(step_);
    must_begin_ = true;
}

std::optional<KeptStep> Tutor::kept_step() const {
    return bench_.kept();
}

std::string Tutor::map_now() {
    return has_terminal() ? map_of_inside(stage()) : "";
}

// ---- working at it ------------------------------------------------------------------------------

Wish Tutor::work(std::size_t step, const Section& section) {
    step_ = step;
    section_ = &section;
    hints_given_ = 0;
    holds_ = false;
    said_.clear();
    if (!section.setup.empty()) {
        (void)bench_.type(section.setup); // what it is for, the check will miss
        (void)bench_.settle();
    }
    bench_.begin_section();
    happenings_ = stage().ledger().happenings().size();
    has_spoken_ = true;
    is_leaving_ = section.leaves;
    const auto wish = relay_until(
        [&] {
            if (!section.leaves) // that is looked at when the terminal has gone
                look_after(section);
            return holds_;
        },
        false);
    is_leaving_ = is_leaving_ && lost_;
    if (wish)
        return *wish;
    return has_terminal() ? Wish::GoOn : after_the_end(section);
}

// Nothing: `done` said yes, or the practice terminal has ended.
std::optional<Wish> Tutor::relay_until(const std::function<bool()>& done, bool enter_goes_on) {
    wish_.reset();
    wished_at_.reset();
    std::optional<std::chrono::nanoseconds> typed_after; // the prompt that was typed at
    bool line_is_ended = false; // a prompt is on the screen a moment before it is told of
    RelayWatch watch;
    watch.longest_turn = relay_turn;
    watch.goes_on = [&] {
        const bool is_over = wish_ ? has_come_back_to_prompt() : done();
        if (is_over)
            stage().handle(); // shows what is still on its way, the prompt for one
        return !is_over;
    };
    watch.wanted = [&](std::string_view keys) {
        const auto at = prompt_shown_at(stage().ledger());
        const bool is_first = !typed_after || typed_after != at || line_is_ended;
        typed_after = at.value_or(0ns);
        line_is_ended = keys.ends_with('\r') || keys.ends_with('\n');
        if (!enter_goes_on || !is_first || keys.find_first_of("\r\n") != 0)
            return false;
        wish_ = Wish::GoOn;
        return true;
    };
    stage().send_prompt(prompt());
    RelayEnd end = relay(stage(), outer_, modes_, watch);
    if (std::holds_alternative<OuterGone>(end) || std::holds_alternative<ToldToEnd>(end)) {
        lost_ = end;
        return Wish::Quit;
    }
    if (has_terminal())
        outer_.write(erase_line); // the prompt
    return wish_;
}

// To the prompt that follows the word that was typed.
bool Tutor::has_come_back_to_prompt() const {
    const auto prompt = prompt_shown_at(stage().ledger());
    return !wished_at_ || (prompt && *prompt > *wished_at_);
}

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
    has_spoken_ = true;
    if (!is_about_something_seen(answer) || answer.instead() == said_)
        return;
    said_ = answer.instead();
    interject(said_);
}

// "nothing here is named ada" is no news to somebody who has not typed it yet.
bool Tutor::is_about_something_seen(const ConditionAnswer& answer) const {
    const std::size_t predicate = !answer.failed.empty() && answer.failed.front() == "not" ? 1 : 0;
    if (answer.failed.size() <= predicate)
        return false;
    const std::string& name = answer.failed[predicate];
    if (name == "ended" || name == "hung-up" || name == "shown" || name == "ran" ||
        name.rfind("file-", 0) == 0)
        return false;
    return answer.failed.size() > predicate + 1 &&
           static_cast<bool>(stage().ledger().find(answer.failed[predicate + 1]));
}

void Tutor::interject(const std::string& text) {
    const bool at_prompt = prompt_shown_at(stage().ledger()).has_value();
    outer_.write(at_prompt ? erase_line : "\r");
    std::string lines;
    for (const std::string& line : wrapped(text, width() - 2))
        lines += "  " + line + "\n";
    outer_.show(lines);
    if (at_prompt)
        stage().send_prompt(prompt());
}

Wish Tutor::after_the_end(const Section& section) {
    outer_.write(modes_.undo());
    modes_ = ScreenModes();
    show_autopsy(stage(), outer_, autopsy_file_);
    show("\n");
    const auto longest = section.check.says_within ? steady_clock::duration(section.check.within)
                                                   : steady_clock::duration(time_to_hold);
    const auto deadline = steady_clock::now() + longest;
    for (;;) {
        (void)bench_.settle();
        const ConditionAnswer answer = bench_.ask(section.check.conditions);
        if (answer.holds())
            return Wish::GoOn;
        if (is_beyond_hope(answer) || steady_clock::now() > deadline) {
            for (const std::string& line :
                 wrapped(filled(phrases_.something_else_was_wanted, answer.instead()), width() - 3))
                show("  " + line + "\n");
            break;
        }
        stage().turn(50ms);
    }
    const Wish wish = wait_for_enter(render_cue(std::string(phrases_.enter_step_again), width()));
    return wish == Wish::GoOn ? Wish::Reset : wish;
}

// How a terminal has ended does not change any more, and the dead stay dead.
bool Tutor::is_beyond_hope(const ConditionAnswer& answer) const {
    const auto& words = answer.failed;
    if (words.empty())
        return false;
    if (words[0] == "ended" || words[0] == "hung-up")
        return true;
    if (words.size() < 2 || words[0] != "alive")
        return false;
    const auto process = stage().ledger().find(words[1]);
    return process && process.value()->death;
}

Wish Tutor::wait_for_enter(const std::string& cue) {
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
    show_autopsy(stage(), outer_, autopsy_file_); // the learner has ended it: free play
    return wait_for_enter("\n" + render_cue(std::string(phrases_.enter_goes_on), width()));
}

} // namespace leash
