// Shows a text in the big mode (insight/big_screen.hpp): one screen, then the next screen after
// Enter.
#pragma once

#include "interpreter/builtin.hpp"

#include <string>

namespace leash {

// Returns true if the user has asked for the big mode: `--big`, or `set -o big`.
bool wants_big(const BuiltinCall& call, bool big_was_given);

// Shows all screens. Waits between two screens if standard input and output are terminals; Ctrl-C
// and `q` end the wait and the rest. Returns the result of the built-in.
BuiltinResult show_big(BuiltinCall& call, const std::string& text);

} // namespace leash
