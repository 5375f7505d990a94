// What lies over the inside's screen at the moment, and how it is taken away again.
//
// While something lies there, the inside's output is held back, so that neither draws over the
// other. Afterwards a program on the alternate screen is made to draw anew: the terminal becomes
// one line shorter, and, once the program has answered that, as tall as it was.
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
    // Shown instead of what is shown already.
    void show_line(const std::string& text);
    void show_page(const std::string& text);
    void take_away();

    // The inside has written something.
    void output_came();
    // Within a turn of the owner's event loop: how long it may wait, and what is due.
    std::optional<std::chrono::milliseconds> patience() const;
    void handle();

  private:
    using Clock = std::chrono::steady_clock;
    // A program that was made one line shorter is asked to answer between these two.
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
    std::optional<Redrawing> redrawing_;
};

} // namespace leash
