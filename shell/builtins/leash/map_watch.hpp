// map --watch: the map on the whole screen, drawn again when it has changed.
//
// For a second window or a projector. /proc tells nobody of a change, so it is looked at, half a
// second apart, or less often where a look takes long; what has not changed is not drawn.
//
// Invariant: however it ends, but by SIGKILL, the terminal's modes and its screen are as before.
#pragma once

#include "interpreter/builtin.hpp"

#include <cstddef>
#include <functional>
#include <string>

namespace leash {

// Until q, Ctrl-C, or a signal that ends this shell. `look` yields what is to be shown, at most
// `columns` wide, each line ended by a newline.
BuiltinResult watch(BuiltinCall& call, const std::function<std::string(std::size_t columns)>& look);

} // namespace leash
