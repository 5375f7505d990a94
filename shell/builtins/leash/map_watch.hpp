// map --watch draws the map on the whole screen, and draws the map again when the map has changed.
//
// The command is for a second window or a projector. /proc tells nobody about a change. So leash
// looks every half second, or less often if a look takes long. leash does not draw an unchanged
// map.
//
// Invariant: after the command has ended in any way, except by SIGKILL, the terminal's modes and
// screen are as before.
#pragma once

#include "interpreter/builtin.hpp"

#include <cstddef>
#include <functional>
#include <string>

namespace leash {

constexpr std::size_t all_rows = static_cast<std::size_t>(-1);

// Draws until q, Ctrl-C, or a signal that ends this shell. `look` returns the text to draw: lines
// of at most `columns` columns, each ended by a newline. Uses at most `most_rows` rows. If the text
// is longer, blank lines are left out first, and then the last lines.
BuiltinResult watch(BuiltinCall& call, std::size_t most_rows,
                    const std::function<std::string(std::size_t columns)>& look);

} // namespace leash
