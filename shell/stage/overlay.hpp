// The overlay: the line or page that is drawn over the screen of the inside, and its removal.
//
// Invariant: while the overlay is shown, its owner holds back the output of the inside, so that
// neither draws over the other.
//
// When the overlay is taken away, a program on the alternate screen has to draw its screen again.
// To make the program do so, the overlay makes the terminal one line shorter (SIGWINCH), and gives
// the terminal its old size when the program has answered.
#pragma once

#include "stage/bottom_line.hpp"
#include "stage/outer_terminal.hpp"
#include "stage/screen_modes.hpp"
#include "stage/stage.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace leash {

class Overlay {
  public:
    Overlay(Stage& stage, OuterTerminal& outer, const ScreenModes& modes)
        : stage_(stage), outer_(outer), modes_(modes) {}

    bool is_shown() const { return shown_ != Shown::Nothing; }
    // These two replace what is already shown.
    void show_line(const std::string& text);
    void show_page(const std::string& text);
    void take_away();
    // Must be called when the learner's terminal has a new size: gives the terminal inside the same
    // size, and draws again what is shown.
    void resized();

    // Call this when the inside has written something.
    void output_came();
    // Within each turn of its event loop, the owner waits at most patience(), then calls handle().
    // patience() is nullopt if there is nothing to wait for.
    std::optional<std::chrono::milliseconds> patience() const;
    void handle();

  private:
    using Clock = std::chrono::steady_clock;
    // The terminal is one line shorter. The terminal gets its old size between these two times:
    // when the program has answered, but not before `earliest`; or else at `latest`.
    struct Redrawing {
        Clock::time_point earliest, latest;
        bool has_answered = false;
    };
    enum class Shown { Nothing, Line, Page };

    Screen screen() const {
        return modes_.on_alternate_screen() ? Screen::Alternate : Screen::Normal;
    }

    Stage& stage_;
    OuterTerminal& outer_;
    const ScreenModes& modes_;
    Shown shown_ = Shown::Nothing;
    std::string text_; // of the line or page that is shown
    std::optional<Redrawing> redrawing_;
};

} // namespace leash
