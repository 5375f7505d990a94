// The teacher's own terminal, while a lesson is presented: what is shown, and which key is pressed.
//
// Invariants: the terminal is in raw modes, so each key counts at once. Each wait takes turns of
// the practice terminal, so its output is shown meanwhile. Only while a screen is full, the output
// waits.
#pragma once

#include "lesson/bench.hpp"
#include "stage/outer_terminal.hpp"
#include "stage/screen_modes.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace leash {

class PresenterScreen {
  public:
    // `next_screen` says how to come to the next screen of the big mode; `paused` that the typing
    // pauses, and how it goes on.
    PresenterScreen(OuterTerminal outer, std::string next_screen, std::string paused)
        : outer_(std::move(outer)), next_screen_(std::move(next_screen)),
          paused_(std::move(paused)) {
        outer_.enter_raw_modes();
    }

    OuterTerminal& outer() { return outer_; }
    std::size_t width() const;
    // Shows the text for a projector, on a line of its own: waits for a key when a screen is full.
    // After q, or if the terminal has gone, the rest is not shown.
    void show(const std::string& text);
    // Shows a sentence of any length, wrapped, behind an empty line.
    void say(const std::string& sentence);
    // Shows what this terminal writes from now on.
    void attend(Stage& stage);
    // Waits for a key. `stage` may be nullptr. Returns nullopt if the terminal has gone, or a
    // signal told this process to end; also after Ctrl-C and Ctrl-D.
    std::optional<char> key(Stage* stage);
    // Waits for a line, which may be edited with the backspace key. Returns nullopt as key() does.
    std::optional<std::string> line(Stage* stage);
    // Types the text at the pace. p pauses, + and - change the pace.
    void type_slowly(Stage& stage, std::string_view text);
    void faster() { pace_ = std::max(pace_ / 2, std::chrono::milliseconds(5)); }
    void slower() { pace_ = std::min(pace_ * 2, std::chrono::milliseconds(480)); }
    // Lets the teacher type on the practice terminal, until Ctrl-] or the end of the terminal.
    void hand_over(Stage& stage);
    // True also when a signal to end is noted and not yet taken: a wait of the bench takes none.
    bool is_over() const;
    // Does the same for a wait of the bench, which reads no keys: sees Ctrl-C, and a terminal that
    // has gone. Other keys wait for the next stop.
    bool is_over_by_now();
    // Drops the keys that nobody has taken yet. Ctrl-C among them ends the lesson.
    void forget_keys();
    // Returns the signal that has told this process to end; SIGHUP if the terminal has gone;
    // nullopt if neither has happened.
    std::optional<int> ended_by();

  private:
    // Takes one turn, of at most `longest`.
    void turn(Stage* stage, std::chrono::milliseconds longest);
    void take_outer_signals(Stage* stage);
    void take_keys();
    void answer_pace_keys(Stage& stage);
    void end_by(int signal);

    void put(const std::string& text);
    void note_place(std::string_view output);
    bool has_next_screen();

    OuterTerminal outer_;
    std::string next_screen_, paused_;
    std::size_t lines_ = 0; // lines shown since the last key or the last line that was typed inside
    bool is_at_line_begin_ = true; // nothing stands on the line of the cursor
    ScreenModes modes_;
    std::string keys_;                   // pressed, and not yet taken
    std::chrono::milliseconds pace_{60}; // between two characters
    bool is_over_ = false;
    std::optional<int> ended_by_; // the first such signal
};

} // namespace leash
