// The bench: the practice terminals of one lesson, one after the other, and what lives on between
// them. The player and `lesson verify` both work at it: it types, asks checks, and judges.
//
// Invariants:
//  - One terminal at a time. The next terminal of the lesson ("you log in again") begins in the
//    same folder, and knows whom the terminal before has left alive.
//  - What is asked for good (a check that holds, a prediction) is asked of a terminal that has
//    settled: stage/settling.hpp says when that is.
//  - What the inside is doing is read from the ledger and from the kernel, never from the screen.
//  - Nothing waits without a deadline, and an error says what was waited for.
#pragma once

#include "lesson/document.hpp"
#include "lesson/kept_step.hpp"
#include "lesson/screen_text.hpp"
#include "stage/stage.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace leash {

using Performed = Result<Unit, std::string>;

// What became of a prediction.
struct Judgement {
    std::vector<std::size_t> holding; // the options that hold
    std::vector<std::string> instead; // for each option, what is so; empty: it holds
    std::string unsettled;            // why it could not be judged; empty: it was

    // The option that holds, if it is the only one.
    std::optional<std::size_t> right() const;
};

class Bench {
  public:
    // `furnish` completes the options of each terminal: its size, its modes, its environment.
    // `attend` is given each terminal that has been started, to set what it calls.
    using Furnish = std::function<void(StageOptions&)>;
    using Attend = std::function<void(Stage&)>;
    Bench(const Lesson& lesson, Furnish furnish, Attend attend);
    ~Bench();
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    // ---- terminals
    // From the beginning of the lesson: ends what lives, makes a fresh folder, and plays all that
    // this section builds on.
    Performed begin_at(Place place);
    // The next terminal of the lesson, with the shell of that step.
    Performed log_in(std::size_t step);
    // There is a terminal, and the shell of that step is on it.
    bool has_terminal_for(std::size_t step) const;
    bool has_terminal() const { return stage_ && stage_->is_plugged(); }
    // Pulls the cable, if it still is plugged, and waits a moment for what that brings.
    void end_terminal();
    // Null before the first terminal. A terminal that has ended can be asked until the next.
    Stage* stage() const { return stage_.get(); }

    // ---- a section
    // `shown`, `ran` and `name X $!` look back to this moment.
    void begin_section();
    // Each line once the shell waits for it, each key once the program of the line before has the
    // terminal. Returns as soon as the last has been typed.
    Performed type(const std::vector<LineToType>& lines);
    // The window of a `leave` is closed, once the last of its lines has run.
    void close_window(std::size_t step, const std::vector<LineToType>& lines);
    // The terminal of a `leave` has ended: from now on only what was kept of it is asked.
    void keep(std::size_t step);
    const std::optional<KeptStep>& kept() const { return kept_; }
    // Types the section's lines, and waits until its check holds.
    Performed perform(Place place);
    // Until the check holds on a terminal that has settled.
    Performed wait_for(const Check& check);
    // As it is now.
    ConditionAnswer ask(const std::vector<Condition>& conditions);
    // Waits until the terminal has settled; false where it has not within `longest`.
    bool settle(std::chrono::milliseconds longest = std::chrono::seconds(5));
    Judgement judge(const PredictionQuestion& prediction);
    // The section's check will never hold: on the way to another section its lines are typed, and
    // nothing is waited for.
    void give_up_on(Place place) { given_up_.push_back(place); }

    // ---- what lives on
    std::vector<const LedgerEntry*> survivors() const;
    // Ends them, with SIGTERM; yields those that do not end.
    std::vector<ProcessKey> end_survivors();
    // They are to go on writing there.
    void keep_folder();

  private:
    enum class For { Line, Key };
    bool is_ready(For what);
    Performed wait_until_ready(For what, const LineToType& line);
    Performed play_way(const std::vector<Place>& way);
    bool is_given_up(Place place) const;
    Performed start(StageOptions options);

    const Lesson& lesson_;
    Furnish furnish_;
    Attend attend_;
    std::optional<PracticeHome> home_; // of the terminal before, while there is none
    std::unique_ptr<Stage> stage_;
    std::string shell_; // on it; empty: leash
    ScreenText screen_;
    std::optional<KeptStep> kept_;
    std::chrono::nanoseconds typed_at_{}; // a prompt shown later is the answer to it
    std::vector<Place> given_up_;
};

} // namespace leash
