// The tutor: shows a lesson's practice terminals in the learner's own terminal, watches what the
// learner does there, and speaks with the learner. The terminals are the bench's.
//
// Invariant: outside work() and wait_for_enter() the learner's terminal is in its own modes, and
// nothing typed reaches the inside.
#pragma once

#include "lesson/bench.hpp"
#include "lesson/notebook.hpp"
#include "lesson/phrases.hpp"
#include "stage/outer_terminal.hpp"
#include "stage/relay.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace leash {

// How a section is left. All but the first are words that the learner typed.
enum class Wish { GoOn, Skip, Back, Reset, Quit };

class Tutor {
  public:
    Tutor(const Lesson& lesson, int number, OuterTerminal outer, std::string autopsy_file,
          const Phrases& phrases, Notebook& notebook);

    // ---- the practice terminal
    bool has_terminal() const { return bench_.has_terminal(); }
    // The terminal for this section: the one that is there, or the next; or, after begin_anew(),
    // one on which all that the section builds on is typed, unseen. `is_replayed` says which.
    Performed ready_terminal(Place place, bool& is_replayed);
    // The next terminal is where a section begins, not where the last one has led.
    void begin_anew();

    // ---- working at it
    // Until the check holds, or the learner wishes otherwise. Says what is so where it fails; shows
    // the autopsy where the terminal ends.
    Wish work(std::size_t step, const Section& section);
    // Shows `cue`; the learner may go on trying things meanwhile.
    Wish wait_for_enter(const std::string& cue);
    Judgement judge(const PredictionQuestion& prediction) { return bench_.judge(prediction); }
    // As `map` draws it inside; empty where there is no terminal.
    std::string map_now();

    // ---- talking
    std::size_t width() const;
    void show(const std::string& text);
    // One line. Nothing: the learner, or the terminal, has gone.
    std::optional<std::string> ask(const std::string& question);

    // ---- the end
    void leave() { is_left_ = true; }
    bool is_left() const { return is_left_ || lost_.has_value(); }
    // The step is left by closing the window: what was kept of it; nullopt: nothing was.
    std::optional<KeptStep> kept_step() const;
    // What an earlier window left: listed at the end too.
    void also_offer(const KeptStep& kept) { kept_before_ = kept; }
    // If the learner's own terminal has gone, or this process was told to end by a signal: ends
    // what is left, and then this process by that signal. Returns if neither is so.
    void die_if_lost();
    void offer_to_end_what_is_left();

  private:
    Stage& stage() const { return *bench_.stage(); }
    std::string prompt() const;
    Reply answer(const LessonRequest& request);
    std::string where_we_are();
    std::string sentence(const std::string& text) const;
    void look_after(const Section& section);
    bool is_about_something_seen(const ConditionAnswer& answer) const;
    bool has_come_back_to_prompt() const;
    void interject(const std::string& text);
    std::optional<Wish> relay_until(const std::function<bool()>& done, bool enter_goes_on);
    Wish after_the_end(const Section& section);
    void take_outer_signals();
    bool is_beyond_hope(const ConditionAnswer& answer) const;

    const Lesson& lesson_;
    int number_;
    const Phrases& phrases_;
    Notebook& notebook_;
    OuterTerminal outer_;
    std::string autopsy_file_; // empty: not kept
    ScreenModes modes_;
    Bench bench_;
    bool must_begin_ = true;
    bool is_leaving_ = false; // the window is to be closed now
    std::optional<KeptStep> kept_before_;
    bool is_left_ = false;
    bool was_continued_ = false; // this process, after a stop
    std::optional<RelayEnd> lost_;

    // While a section is worked at.
    std::size_t step_ = 0;
    const Section* section_ = nullptr;
    std::size_t hints_given_ = 0;
    std::optional<Wish> wish_;
    std::optional<std::chrono::nanoseconds> wished_at_; // when the word was typed
    bool holds_ = false;                                // the check
    std::size_t happenings_ = 0;
    std::chrono::steady_clock::time_point news_at_{}; // when something last happened
    std::chrono::steady_clock::time_point asked_at_{};
    bool has_spoken_ = false; // of those news
    std::string said_;        // what was said last
};

} // namespace leash
