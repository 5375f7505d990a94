// The tutor: shows the practice terminals of a lesson in the learner's own terminal, watches what
// the learner does there, and speaks with the learner. The terminals belong to the bench.
//
// Invariants:
//  - Outside work() and wait_for_enter() the learner's terminal is in its own modes, and nothing
//    that is typed reaches the inside.
//  - What was typed before a question was shown is never an answer to the question.
//
// The parts: tutor.cpp works at a section; tutor_watch.cpp decides when the tutor speaks;
// tutor_help.cpp answers hint, solution, status and the like; tutor_ask.cpp asks questions;
// tutor_end.cpp deals with what is left running.
#pragma once

#include "base/translator.hpp"
#include "lesson/bench.hpp"
#include "lesson/notebook.hpp"
#include "lesson/typed_lines.hpp"
#include "stage/outer_terminal.hpp"
#include "stage/relay.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace leash {

// How the learner leaves a section. Each wish but GoOn is a word that the learner typed.
enum class Wish { GoOn, Skip, Back, Reset, Quit };
std::optional<Wish> wish_named(std::string_view word); // "skip", "back", "reset" or "quit"

class Tutor {
  public:
    Tutor(const Lesson& lesson, int number, OuterTerminal outer, std::string autopsy_file,
          const Translator& translate, Notebook& notebook);

    // ---- the practice terminal
    bool has_terminal() const { return bench_.has_terminal(); }
    // Makes the terminal for this section ready: the present terminal or the next terminal. After
    // begin_anew() the tutor starts a new terminal, types there, unseen, all earlier lines that the
    // section builds on, and sets `is_replayed` to true. Says so first if there are such lines.
    Performed ready_terminal(Place place, bool& is_replayed);
    // Starts a new terminal for this section, and types nothing there.
    Performed ready_terminal_by_hand(Place place);
    // The next ready_terminal() starts a new terminal.
    void begin_anew();

    // ---- working at it
    // Returns when the check holds, or when the learner wants to leave the section. Says what is so
    // if the check fails. Shows the autopsy when the terminal ends.
    Wish work(std::size_t step, const Section& section);
    // Shows `cue` and waits for Enter. The learner may go on trying things meanwhile. If the
    // learner ends the terminal meanwhile, shows the autopsy, and then the same holds as after
    // begin_anew().
    Wish wait_for_enter(const std::string& cue);
    Judgement judge(const PredictionQuestion& prediction) { return bench_.judge(prediction); }
    // Returns what `map` draws inside; "" if there is no terminal.
    std::string map_now();
    // Runs `jobs` inside, at the prompt, and returns what `jobs` prints.
    std::string jobs_now();

    // ---- talking
    // From now on everything is shown for a projector (insight/big_screen.hpp).
    void use_big_screens() { is_big_ = true; }
    std::size_t width() const;
    // With big screens, waits for Enter when a screen is full; `quit` then leaves the lesson.
    void show(const std::string& text, Ink first_line = Ink::Plain);
    // Shows the next task for the practice terminal. From now on every key is for the practice
    // terminal. Race: a fast Ctrl-Z would otherwise stop this process.
    void show_task(const std::string& text);
    // Asks for one line. Shows `reminder` and the question again when this process continues after
    // a stop. Returns nullopt if the learner or the terminal has gone.
    std::optional<std::string> ask(const std::string& question, const std::string& reminder = "");
    // "[Y/n]": Enter is yes. Anything but y, n, q and Enter asks again. Returns nullopt if the
    // learner or the terminal has gone.
    std::optional<bool> ask_yes_or_no(const std::string& question, const std::string& reminder);
    // The lesson, the step and its title, in one line.
    std::string where_we_are() const;

    // ---- the end
    void leave() { is_left_ = true; }
    bool is_left() const { return is_left_ || lost_.has_value(); }
    // Returns what the tutor kept of the step when the learner closed the window; nullopt if the
    // tutor kept nothing.
    std::optional<KeptStep> kept_step() const { return bench_.kept(); }
    // The end of the lesson also lists what an earlier window left running.
    void also_offer(const KeptStep& kept) { kept_before_ = kept; }
    // Returns if the learner's own terminal is there, and no signal told this process to end.
    // Otherwise ends the processes that are left, and then ends this process by the signal.
    void die_if_lost();
    void offer_to_end_what_is_left();
    // Does the same for the processes of the last lesson, if the learner closed the last window at
    // this question.
    void offer_to_end_what_was_left();

  private:
    Stage& stage() const { return *bench_.stage(); }
    std::string prompt() const;
    std::optional<Wish> relay_until(const std::function<bool()>& done, bool enter_goes_on);
    bool takes_enter(std::string_view keys);
    bool has_come_back_to_prompt() const;
    Wish after_the_end(const Section& section);
    bool is_beyond_hope(const ConditionAnswer& answer) const;
    Wish ask_for_enter(const std::string& cue);

    // tutor_watch.cpp
    bool another_terminal_is_in_front() const;
    void look_after(const Section& section);
    std::string what_to_say(const Section& section, const ConditionAnswer& answer,
                            std::chrono::steady_clock::duration quiet) const;
    void say(const Section& section, const std::string& text, const ConditionAnswer& answer);
    Message in_vain(const ConditionAnswer& answer) const;
    ShownLines typed_of(const Section& section) const;
    bool has_effect(const ShownLines& typed) const;
    bool tries_again(const ShownLines& typed) const;
    bool is_made(const Section& section) const;
    bool has_changed_since(std::chrono::nanoseconds since) const;
    bool is_about_something_seen(const ConditionAnswer& answer) const;
    std::size_t named_processes(std::chrono::nanoseconds since) const;
    std::size_t news_so_far() const;
    void interject(const std::string& text, bool is_wrapped = true);

    // tutor_help.cpp
    Reply answer(const LessonRequest& request);
    std::string answer_menu(const std::string& word);
    std::string next_hint();
    std::optional<Message> not_yet(const ConditionAnswer& answer) const;
    std::string show_solution();
    std::string about_next_line() const;
    std::size_t next_of_solution() const;
    std::string sentence(const std::string& text) const;
    void put_solution_at_prompt();

    // tutor_end.cpp
    struct LeftOver {
        ProcessKey key;
        std::string command;
    };
    enum class Answered { Ended, LeftRunning, Gone };
    Answered offer_to_end(const std::vector<LeftOver>& left, Phrase still_running);
    std::vector<LeftOver> what_is_left();

    void keep_unfinished_line(std::string_view output);
    void show_line_again();
    std::string lines_unseen();
    void take_outer_signals();
    void put(const std::string& text, Ink first_line = Ink::Plain);
    bool has_next_screen();
    void show_end();

    const Lesson& lesson_;
    int number_;
    const Translator& translate_;
    Notebook& notebook_;
    OuterTerminal outer_;
    std::string autopsy_file_; // empty: autopsies are not kept
    ScreenModes modes_;
    // The output of the inside since the last newline: the prompt of a shell that is not leash, and
    // what the learner has typed at a program.
    std::string unfinished_line_;
    // What the inside has written while nobody relayed: at a question, or between two sections.
    std::string unseen_;
    bool is_relaying_ = false;
    bool is_big_ = false;
    std::size_t lines_ = 0; // shown since the learner has answered, or has typed inside
    Bench bench_;
    bool must_begin_ = true;
    bool is_leaving_ = false; // the learner will close the window now
    std::optional<KeptStep> kept_before_;
    bool is_left_ = false;
    bool was_continued_ = false; // this process, after a stop
    std::optional<RelayEnd> lost_;

    // While a section is worked at.
    std::size_t step_ = 0;
    const Section* section_ = nullptr; // nullptr: the step has not begun
    std::size_t hints_given_ = 0;
    std::optional<Wish> wish_;
    std::optional<std::chrono::nanoseconds> wished_at_; // when the word was typed at the prompt
    // The solution is to be put at the first prompt after this time.
    std::optional<std::chrono::nanoseconds> solution_after_;
    bool holds_ = false; // the check
    // The check held before the learner typed a line, and the section wants a new try: an earlier
    // try had the same effect. The check proves nothing until the experiment is made.
    bool held_before_ = false;
    TypedLines typed_;
    std::string typed_ahead_; // behind the Enter that went on
    std::size_t news_ = 0;    // happenings, names, and lines that the learner has typed
    std::chrono::steady_clock::time_point news_at_{}; // when something last happened
    std::chrono::steady_clock::time_point asked_at_{};
    bool has_spoken_ = false;               // of those news
    std::string said_;                      // what was said last
    std::size_t said_of_ = 0;               // how many named processes there were then
    std::chrono::nanoseconds said_after_{}; // when the learner had typed the last line then
};

} // namespace leash
