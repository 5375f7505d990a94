// The one file that decides whether a text may have colour: on a terminal that is not "dumb", if
// the user has not set NO_COLOR (https://no-color.org: any value but the empty one).
#pragma once

#include "base/display.hpp"

#include <string>
#include <string_view>

namespace leash {

// Returns what stands behind a descriptor. `term` and `no_color` are the values of TERM and
// NO_COLOR, "" if a variable is not set.
Display display_of(int descriptor, std::string_view term, std::string_view no_color);
// Takes TERM and NO_COLOR from the environment with which this process has started.
Display display_of(int descriptor);

// Returns the text as a terminal needs it: fitted() to its columns. Returns the text as it is if
// the descriptor is no terminal.
std::string fitted_for(int descriptor, std::string_view text);

// Returns true if the descriptor is a terminal that can move its cursor: TERM is set and not
// "dumb".
bool moves_cursor(int descriptor);

} // namespace leash
