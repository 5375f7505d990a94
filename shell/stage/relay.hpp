// The relay: passes every key from the learner's terminal to a stage, and every byte back.
//
// The interactive face of a stage, and of the lesson player. One key opens a menu; while Ctrl-S
// holds the inside's output, a line says so. The owner's process must have noted
// (kernel/signals.hpp) the signals of note_relay_signals(), which it takes while it runs.
#pragma once

#include "base/result.hpp"
#include "stage/menu.hpp"
#include "stage/outer_terminal.hpp"
#include "stage/screen_modes.hpp"
#include "stage/stage.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string_view>
#include <variant>

namespace leash {

struct StageUnplugged {}; // or its leader has ended
struct OuterGone {};      // the learner's own terminal was hung up
struct ToldToEnd {        // by kill(1): SIGTERM, SIGINT, SIGQUIT
    int signal;
};
struct Interrupted {}; // RelayWatch::goes_on said no
using RelayEnd = std::variant<StageUnplugged, OuterGone, ToldToEnd, Interrupted>;

// SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGWINCH, SIGCHLD and SIGCONT.
Outcome note_relay_signals();

// How an owner takes part while the relay runs.
struct RelayWatch {
    std::function<bool()> goes_on;                         // asked after each turn; none: always
    std::function<bool(std::string_view keys)> wanted;     // true: they are not for the inside
    std::optional<std::chrono::milliseconds> longest_turn; // none: until something happens
    std::optional<MenuKey> menu_key;                       // none: there is no menu
};

// Runs until the stage has no terminal any more, or one of the other ends. Takes over
// stage.on_output; puts `outer` in raw modes, and leaves it in them only while running. What the
// inside changed of the screen is in `modes`.
RelayEnd relay(Stage& stage, OuterTerminal& outer, ScreenModes& modes,
               const RelayWatch& watch = {});

} // namespace leash
