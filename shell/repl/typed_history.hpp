// `!!` and its kin at the prompt: shows what a typed line becomes, before the line runs.
//
// Source: bash manual 9.3 "History Expansion".
#pragma once

#include "repl/kept_history.hpp"
#include "repl/line_editor.hpp"
#include "repl/unfinished.hpp"

#include <optional>
#include <string>

namespace leash {

// Returns the line that must run, and shows the line if it is not the typed one. Returns nullopt if
// nothing must run; the reason is shown. `open` says what the lines before have left open. Returns
// the typed line if the option histexpand is off.
std::optional<std::string> with_history(const Shell& shell, LineEditor& editor,
                                        KeptHistory& history, const std::string& typed,
                                        StillOpen open);

} // namespace leash
