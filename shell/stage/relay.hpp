// The relay: passes every key from the learner's terminal to a stage, and every byte back.
//
// The practice terminal and the lesson player use the relay. One key opens a menu. While Ctrl-S
// stops the output of the inside, a line at the bottom says so.
//
// Invariant: the outer terminal is in raw modes only while relay() runs. The caller must have
// called note_relay_signals() before (kernel/signals.hpp); relay() takes these signals.
//
// Source: pty(7), termios(3).
#pragma once

#include "base/result.hpp"
#include "stage/menu.hpp"
#include "stage/outer_terminal.hpp"
#include "stage/screen_modes.hpp"
#include "stage/stage.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace leash {

struct StageUnplugged {}; // the stage was unplugged, or its leader has ended
struct OuterGone {};      // the learner's own terminal has hung up
struct ToldToEnd {        // this process was sent SIGTERM, SIGINT or SIGQUIT, as by kill(1)
    int signal;
};
struct Interrupted {}; // RelayWatch::goes_on said no
using RelayEnd = std::variant<StageUnplugged, OuterGone, ToldToEnd, Interrupted>;

// Notes SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGWINCH, SIGCHLD and SIGCONT.
Outcome note_relay_signals();

// How the caller takes part while the relay runs.
struct RelayWatch {
    // Called after each turn while neither the menu nor a page is open; the relay ends if this
    // returns false. May be empty.
    std::function<bool()> goes_on;
    // Returns true if the keys are for the caller, and not for the inside. May be empty.
    std::function<bool(std::string_view keys)> wanted;
    std::optional<std::chrono::milliseconds> longest_turn; // nullopt: until something happens
    std::optional<MenuKey> menu_key;                       // nullopt: there is no menu
    // Words of the caller in the menu, and what is called when the learner chooses one. on_word
    // may return a page to be shown over a full-screen program; "" if there is nothing to show.
    std::vector<MenuWord> words;
    std::function<std::string(const std::string& word)> on_word;
};

// Runs until the stage is unplugged, or until another RelayEnd. Uses stage.on_output meanwhile.
// `modes` remembers what the inside has changed of the screen.
RelayEnd relay(Stage& stage, OuterTerminal& outer, ScreenModes& modes,
               const RelayWatch& watch = {});

} // namespace leash
