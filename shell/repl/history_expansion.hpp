// History expansion: in a typed line `!!`, `!$`, `!-2`, `!str`, `!?str?` and `^a^b^` become words
// of the lines that were typed before.
//
// GNU's History library does the work. This file adds what the shell's language asks for: where a
// `!` is only a character, as in bash 5.2. These are `!` before a blank, `=`, `(` or the end of the
// line; `!` after a backslash or between single quotes; `!` before the closing double quote; `$!`,
// `${!x}` and `[!a]`; and `!` in a comment. Between double quotes a `!` is expanded.
//
// Invariant: nothing here runs a command. The caller shows an expanded line before the line runs.
//
// Source: GNU History library manual, 1 "Using History Interactively"; bash manual 9.3.
#pragma once

#include "base/message.hpp"
#include "repl/unfinished.hpp"

#include <string>
#include <variant>

namespace leash {

struct RunsAsTyped {};
struct RunsExpanded {
    std::string text;
};
// After the modifier :p the line is shown and kept in the history, and does not run.
struct OnlyShown {
    std::string text;
};
struct CannotExpand {
    Message why; // a whole message for the user
};
using HistoryExpansion = std::variant<RunsAsTyped, RunsExpanded, OnlyShown, CannotExpand>;

// Returns false if the line cannot contain a history expansion: it has no `!` and begins with no
// `^`.
bool may_name_history(const std::string& line);

// Expands one typed line, without its newline. `open` says what the lines before have left open:
// single quotes at the end of the line before protect a `!` of this line. Before the call Readline
// must have the shell's history (LineEditor::mirror_history).
HistoryExpansion expand_history(const std::string& line, StillOpen open);

} // namespace leash
