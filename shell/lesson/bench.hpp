// The bench: the practice terminals of one lesson, one after the other, and the processes that
// survive a terminal. The player and `lesson verify` both use the bench: the bench types lines,
// asks checks, and judges predictions.
//
// Invariants:
//  - A bench has at most one terminal at a time. The next terminal of the lesson ("you log in
//    again") begins in the same folder, and knows which processes of the last terminal are alive.
//  - A final answer (a check that holds, the judgement of a prediction) comes from a terminal that
//    has settled. stage/settling.hpp says when a terminal has settled.
//  - The bench reads from the ledger and from the kernel what the programs on the terminal do,
//    never from the screen.
//  - Each wait has a deadline. The error of a wait says what the bench waited for.
//
// bench_judge.cpp asks the checks and judges the predictions, bench.cpp does the rest.
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

// The error is a sentence without its full stop: what the bench waited for, or what failed.
using Performed = Result<Unit, Message>;

// The wait between two looks at a check that does not hold yet: each look reads /proc.
constexpr std::chrono::milliseconds between_checks{50};
// How long a process may take to end, once it was asked to.
constexpr std::chrono::seconds time_to_end{2};

// The result of a prediction.
struct Judgement {
    std::vector<std::size_t> holding; // the numbers of the options that hold
    // For each option, what is so instead; empty if the option holds.
    std::vector<Message> instead;
    // Why the prediction could not be judged; empty if it was judged.
    std::string unsettled;

    // Returns the option that holds. Returns nullopt if no option holds, or several do.
    std::optional<std::size_t> right() const;
};

class Bench {
  public:
    // `furnish` completes the options of each terminal: size, modes, environment. `attend` receives
    // each terminal that has been started, and sets the terminal's callbacks.
    using Furnish = std::function<void(StageOptions&)>;
    using Attend = std::function<void(Stage&)>;
    Bench(const Lesson& lesson, Furnish furnish, Attend attend);
    ~Bench();
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    // ---- terminals
    // Begins the lesson again: ends the terminal and the survivors, makes a new folder, and plays
    // all sections that this section builds on.
    Performed begin_at(Place place);
    // Does the same, but types nothing: the learner makes by hand what the step builds on.
    Performed begin_with_nothing_typed(std::size_t step);
    // begin_at() fails at once where it has failed before. After this it tries again.
    void forget_what_failed() { blocked_.reset(); }
    // Starts the next terminal of the lesson, with the shell of that step.
    Performed log_in(std::size_t step);
    // Returns true if a terminal is plugged in and runs the shell of that step.
    bool has_terminal_for(std::size_t step) const;
    bool has_terminal() const { return stage_ && stage_->is_plugged(); }
    // Unplugs the terminal if it is plugged in, and waits until the effects have settled.
    void end_terminal();
    // Returns nullptr before the first terminal. A terminal that has ended can be asked until the
    // next terminal starts.
    Stage* stage() const { return stage_.get(); }

    // Types a line with its Enter on the terminal. May be empty: then the bench types all at once.
    std::function<void(Stage&, const std::string& line)> typist;

    // ---- a section
    // The checks `shown` and `ran`, and `name X $!`, regard only what happens from this moment on.
    void begin_section();
    // Types each line when the shell waits for a line, and each key when the program of the line
    // before has the terminal. Returns as soon as the last line has been typed.
    Performed type(const std::vector<LineToType>& lines);
    // Returns the name of the program that runs in the foreground, so that the shell shows no
    // prompt. Returns "" if the shell, or a shell inside the shell, waits for a line.
    std::string program_before_prompt();
    // Closes the window of a `leave` section, after the section's last line has run.
    void close_window(std::size_t step, const std::vector<LineToType>& lines);
    // The terminal of a `leave` section has ended. From now on ask() reads only what the step has
    // left behind (KeptStep).
    void keep(std::size_t step);
    const std::optional<KeptStep>& kept() const { return kept_; }
    // Types the section's lines, and waits until the section's check holds.
    Performed perform(Place place);
    // Waits until the check holds on a terminal that has settled.
    Performed wait_for(const Check& check);
    // Asks about the present state, without waiting.
    // All conditions are asked of one moment.
    ConditionAnswer ask(const std::vector<Condition>& conditions);
    // Waits until the terminal has settled. Returns false if the terminal has not settled within
    // `longest`.
    bool settle(std::chrono::milliseconds longest = std::chrono::seconds(5));
    Judgement judge(const PredictionQuestion& prediction);
    // Tells the bench that the section's check will never hold. On the way to another section, the
    // bench types this section's lines, but does not wait for the section's check.
    void give_up_on(Place place) { given_up_.push_back(place); }
    // Returns why a check does not hold for good: what is so instead, or why the terminal has not
    // settled. Never empty if the check has failed, or if settle() has returned false.
    Message why_not(const ConditionAnswer& answer) const;

    // ---- what lives on
    std::vector<const LedgerEntry*> survivors() const;
    // From now on, nothing here waits any longer once `stops` returns true.
    void stop_when(std::function<bool()> stops) { stops_ = std::move(stops); }
    bool stops() const { return stops_ && stops_(); }
    // Ends the terminal and everything that lives on, by force if necessary.
    void end_everything();
    // Ends the survivors with SIGTERM. Returns the processes that have not ended.
    std::vector<ProcessKey> end_survivors();
    // Keeps the practice folder when the bench is destroyed: the survivors write there.
    void keep_folder();
    // Ends the terminal, and removes its folders but a folder that is kept. A process that is about
    // to die of a signal runs no destructor, so such a process must call this.
    void clear_away();

  private:
    enum class For { Line, Key };
    Snapshot look_for_checks();
    ConditionAnswer ask_of(const Snapshot& now, const std::vector<Condition>& conditions);
    bool is_ready(For what, const std::string& before);
    bool has_started_witnesses_of(const std::string& line) const;
    // `before` is the line that was typed before; empty if there is no such line.
    Performed wait_until_ready(For what, const LineToType& line, const std::string& before);
    Performed play_way(const std::vector<Place>& way);
    Performed play_on_the_way(Place place);
    bool is_given_up(Place place) const;
    Performed start(StageOptions options);

    const Lesson& lesson_;
    Furnish furnish_;
    Attend attend_;
    std::function<bool()> stops_;
    // The folder and the survivors of the last terminal, until the next terminal starts.
    std::optional<PracticeHome> home_;
    std::unique_ptr<Stage> stage_;
    // The shell on the terminal; empty for leash.
    std::string shell_;
    ScreenText screen_;
    std::optional<KeptStep> kept_;
    // When the last line was typed. A prompt that is shown later means that the line has run.
    std::chrono::nanoseconds typed_at_{};
    std::vector<Place> given_up_;
    // A section that could not be played on the way to another section, and why. Each way that
    // leads through this section fails at once, without another wait.
    struct Blocked {
        Place place;
        Message why;
    };
    std::optional<Blocked> blocked_;
};

} // namespace leash
