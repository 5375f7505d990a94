#include "lesson/tutor.hpp"

#include "base/layout.hpp"
#include "lesson/screen.hpp"
#include "stage/inside_map.hpp"
#include "stage/practice.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace leash {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto relay_turn = 150ms;
constexpr auto time_to_hold = 300ms; // after an end that has settled, if the check says no time
constexpr auto patience_with_jobs = 2s;
constexpr std::size_t most_unseen = 64 * 1024;
constexpr std::size_t most_lines_unseen = 6; // more would push the question off the screen

// Returns true if what an earlier try did is no answer: the learner has predicted what will happen,
// or the section shows nothing but keys. A key may have been pressed too early.
bool wants_a_new_try(const Section& section) {
    const auto is_prediction = [](const Shown& one) {
        return std::holds_alternative<PredictionQuestion>(one);
    };
    const auto shows_keys = [](const Do& task) {
        return !task.hidden &&
               std::all_of(task.lines.begin(), task.lines.end(),
                           [](const LineToType& line) { return line.key.has_value(); });
    };
    return std::any_of(section.shown.begin(), section.shown.end(), is_prediction) ||
           (!section.tasks.empty() &&
            std::all_of(section.tasks.begin(), section.tasks.end(), shows_keys));
}

} // namespace

Tutor::Tutor(const Lesson& lesson, int number, OuterTerminal outer, std::string autopsy_file,
             const Translator& translate, Notebook& notebook)
    : lesson_(lesson), number_(number), translate_(translate), notebook_(notebook),
      outer_(std::move(outer)), autopsy_file_(std::move(autopsy_file)),
      bench_(
          lesson,
          [this](StageOptions& options) {
              options.size = outer_.size();
              options.modes = outer_.own_modes();
              options.environment = {"PS1=" + prompt()};
              options.translate = translate_;
          },
          [this](Stage& started) {
              unfinished_line_.clear();
              unseen_.clear();
              started.on_screen = [this, before = started.on_screen](std::string_view output) {
                  before(output);
                  keep_unfinished_line(output);
                  if (!is_relaying_ && unseen_.size() < most_unseen)
                      unseen_ += output;
              };
              started.on_lesson = [this](const LessonRequest& request) { return answer(request); };
              started.on_typed = [this, before = started.on_typed](std::string_view keys) {
                  before(keys);
                  if (!another_terminal_is_in_front())
                      typed_.add(keys, monotonic_now());
              };
          }) {}

// ---- the practice terminal --------------------------------------------------------------------

std::string Tutor::prompt() const {
    return fmt::format("[{}.{}] practice$ ", number_, step_ + 1);
}

Performed Tutor::ready_terminal(Place place, bool& is_replayed) {
    step_ = place.step;
    is_replayed = must_begin_;
    const bool starts_terminal = must_begin_ || !bench_.has_terminal_for(place.step);
    if (must_begin_ && !way_to(lesson_, place).empty())
        show(translate_( // this takes some seconds
            _(" One moment: what this step builds on is being typed for you.\n")));
    bench_.forget_what_failed();
    Performed ready = must_begin_ ? bench_.begin_at(place) : Unit{};
    must_begin_ = must_begin_ && !ready;
    if (ready && !bench_.has_terminal_for(place.step))
        ready = bench_.log_in(place.step);
    if (ready)
        (void)bench_.settle(); // the prompt, or a program in the foreground, is there
    if (starts_terminal)
        unseen_.clear(); // the lines that the player has typed
    if (is_replayed)
        take_outer_signals(); // Ctrl-C meanwhile leaves the lesson, as at a question
    return ready;
}

Performed Tutor::ready_terminal_by_hand(Place place) {
    step_ = place.step;
    Performed ready = bench_.begin_with_nothing_typed(place.step);
    must_begin_ = must_begin_ && !ready;
    if (ready)
        (void)bench_.settle(); // the prompt is there
    unseen_.clear();
    take_outer_signals();
    return ready;
}

void Tutor::begin_anew() {
    bench_.end_terminal();
    if (lost_ && std::holds_alternative<OuterGone>(*lost_) && is_leaving_)
        bench_.keep(step_);
    must_begin_ = true;
}

std::string Tutor::map_now() {
    return has_terminal() ? map_of_inside(stage(), outer_.size().columns, is_big_) : "";
}

std::string Tutor::jobs_now() {
    if (!has_terminal() || !prompt_shown_at(stage().ledger()))
        return translate_(_(" There is no prompt at which `jobs` could be typed now.\n"));
    const std::string unseen = std::exchange(unseen_, {});
    const auto asked_at = monotonic_now();
    stage().type("\x05\x15jobs\r"); // Ctrl-E, Ctrl-U: without what stands at the prompt
    const auto deadline = steady_clock::now() + patience_with_jobs;
    const auto has_answered = [&] {
        const auto shown = prompt_shown_at(stage().ledger());
        return shown && *shown > asked_at;
    };
    while (has_terminal() && !has_answered() && steady_clock::now() < deadline)
        stage().turn(20ms);
    (void)bench_.settle();
    std::string jobs;
    for (const std::string& line : lines_of_programs(std::exchange(unseen_, unseen)))
        if (line != "jobs") // the echo
            jobs += " " + line + "\n";
    return jobs.empty() ? translate_(_(" There are no jobs now.\n")) : jobs;
}

// ---- working at it ------------------------------------------------------------------------------

Wish Tutor::work(std::size_t step, const Section& section) {
    step_ = step;
    section_ = &section;
    hints_given_ = 0;
    holds_ = false;
    said_.clear();
    if (!section.setup.empty()) {
        (void)bench_.type(section.setup); // the check tells if this has failed
        (void)bench_.settle();
        unseen_.clear();
    }
    bench_.begin_section();
    typed_.forget();
    news_ = news_so_far();
    has_spoken_ = true;
    held_before_ = wants_a_new_try(section) && bench_.ask(section.check.conditions).holds();
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

// Returns nullopt if `done` said yes, or if the practice terminal has ended.
std::optional<Wish> Tutor::relay_until(const std::function<bool()>& done, bool enter_goes_on) {
    wish_.reset();
    wished_at_.reset();
    solution_after_.reset();
    RelayWatch watch;
    watch.longest_turn = relay_turn;
    watch.menu_key = MenuKey{};
    watch.words = {{'h', "hint"},    {'s', "solution"}, {'r', "reset", 2},
                   {'b', "back", 3}, {'k', "skip", 4},  {'q', "quit"}};
    watch.on_word = [this](const std::string& word) { return answer_menu(word); };
    watch.goes_on = [&] {
        put_solution_at_prompt();
        const bool is_over = wish_ ? has_come_back_to_prompt() : done();
        if (is_over)
            stage().handle(); // shows what is still on its way, the prompt for one
        return !is_over;
    };
    if (enter_goes_on)
        watch.wanted = [this](std::string_view keys) { return takes_enter(keys); };
    show_line_again();
    if (!typed_ahead_.empty())
        stage().type(std::exchange(typed_ahead_, {}));
    is_relaying_ = true;
    RelayEnd end = relay(stage(), outer_, modes_, watch);
    is_relaying_ = false;
    if (std::holds_alternative<OuterGone>(end) || std::holds_alternative<ToldToEnd>(end)) {
        lost_ = end;
        return Wish::Quit;
    }
    if (wish_ && wish_ != Wish::GoOn) // this terminal ends, perhaps with a full-screen program
        outer_.write(std::exchange(modes_, ScreenModes()).undo());
    if (has_terminal())
        outer_.write(erase_line); // the prompt
    return wish_;
}

void Tutor::keep_unfinished_line(std::string_view output) {
    constexpr std::size_t longest = 4096;
    if (const std::size_t newline = output.rfind('\n'); newline != output.npos) {
        // A program has written into the line that the learner is typing.
        const std::string& typed = typed_.line();
        const bool is_torn = !typed.empty() && unfinished_line_.ends_with(typed);
        unfinished_line_ = is_torn ? typed : "";
        output.remove_prefix(newline + 1);
    }
    if (unfinished_line_.size() + output.size() <= longest)
        unfinished_line_ += output;
}

// The player has written over the line that the learner types at. A leash draws that line again
// when it gets a prompt. Another shell, or a program in the foreground, does not know of it.
void Tutor::show_line_again() {
    const bool is_at_prompt_of_leash = prompt_shown_at(stage().ledger()).has_value();
    stage().send_prompt(prompt());
    if (!is_at_prompt_of_leash)
        outer_.write(unfinished_line_);
}

// Returns what the inside has written while nobody relayed, for the learner's screen.
std::string Tutor::lines_unseen() {
    const auto lines = lines_of_programs(std::exchange(unseen_, {}));
    const std::size_t left_out =
        lines.size() > most_lines_unseen ? lines.size() - most_lines_unseen : 0;
    std::string text =
        left_out > 0
            ? translate_(n_(" ({0} line before these is left out.)\n",
                            " ({0} lines before these are left out.)\n", left_out, left_out))
            : "";
    for (std::size_t i = left_out; i < lines.size(); ++i)
        text += lines[i] + "\n";
    return text;
}

// Enter goes on if nothing stands on the line. What was typed behind it is for the next section.
bool Tutor::takes_enter(std::string_view keys) {
    if (keys.empty() || (keys.front() != '\r' && keys.front() != '\n') ||
        !typed_.is_at_begin_of_line() || another_terminal_is_in_front())
        return false;
    typed_ahead_ = keys.substr(1);
    wish_ = Wish::GoOn;
    return true;
}

// To the prompt that follows the word that was typed. A word of the menu needs no prompt.
bool Tutor::has_come_back_to_prompt() const {
    const auto prompt = prompt_shown_at(stage().ledger());
    return !wished_at_ || (prompt && *prompt > *wished_at_);
}

// ---- after it -----------------------------------------------------------------------------------

void Tutor::show_end() {
    ShowBig show_big;
    if (is_big_)
        show_big = [this](const std::string& text) {
            lines_ = 0;
            show(text);
        };
    show_autopsy(stage(), outer_, autopsy_file_, translate_, show_big);
}

Wish Tutor::after_the_end(const Section& section) {
    outer_.write(modes_.undo());
    modes_ = ScreenModes();
    show_end();
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
            show(behind("  ",
                        translate_(_("This step wanted something else. It is so now: {0}",
                                     answer.instead())),
                        width() - 1));
            break;
        }
        stage().turn(50ms);
    }
    const Wish wish = ask_for_enter(
        render_cue(translate_(_("Enter: this step again, on a fresh practice terminal")), width()));
    return wish == Wish::GoOn ? Wish::Reset : wish;
}

// How a terminal has ended does not change any more, and nothing changes of a process that is dead.
// (While the terminal lives, the learner may start another process of that name.)
bool Tutor::is_beyond_hope(const ConditionAnswer& answer) const {
    const auto& words = answer.failed;
    if (words.empty())
        return false;
    if (words[0] == "ended" || words[0] == "hung-up")
        return !has_terminal();
    const bool is_of_a_process = words.size() > 1 && words[0] != "not" && words[0] != "zombie" &&
                                 words[0] != "count" && words[0].rfind("file-", 0) != 0;
    const auto process = is_of_a_process ? stage().ledger().find(words[1])
                                         : Result<const LedgerEntry*, Message>(Message());
    return process && process.value()->death;
}

Wish Tutor::wait_for_enter(const std::string& cue) {
    if (!has_terminal())
        return ask_for_enter(cue);
    show_task(cue);
    if (is_left())
        return Wish::Quit;
    holds_ = true;
    const auto wish = relay_until([] { return false; }, true);
    if (wish)
        return *wish;
    show_end();         // the learner has ended it: free play
    must_begin_ = true; // the next section builds on what stood there
    return ask_for_enter("\n" + render_cue(translate_(_("Enter goes on")), width()));
}

// There is no practice terminal to type at. Only Enter and the words of a lesson are understood.
Wish Tutor::ask_for_enter(const std::string& cue) {
    for (std::string question = cue;;) {
        const auto answer = ask(question);
        if (!answer)
            return Wish::Quit;
        if (answer->empty())
            return Wish::GoOn;
        if (const auto wish = wish_named(*answer))
            return *wish;
        question = translate_(
            _(" The practice terminal is gone. Press Enter, or type back, reset, skip or quit.\n"));
    }
}

} // namespace leash
