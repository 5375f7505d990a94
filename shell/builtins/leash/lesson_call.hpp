// What the words of `lesson` share.
#pragma once

#include "interpreter/builtin.hpp"

#include <cstddef>

namespace leash {

// Returns the width of the learner's terminal without its last column; of 80 columns if there is no
// terminal.
std::size_t text_width();
// Says why the call does nothing, wrapped to that width. Returns status 1.
BuiltinResult refuse(BuiltinCall& call, const Message& why);
// Returns true if a lesson can be played here, and a question asked.
bool is_at_terminal(const Shell& shell);

} // namespace leash
