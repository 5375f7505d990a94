// What leash says about a command that does not exist: why, and what was most likely meant.
//
// Only an interactive shell guesses. A script gets one plain sentence.
#pragma once

#include "base/message.hpp"
#include "interpreter/command_search.hpp"
#include "language/forms_of_bash.hpp"

#include <string>
#include <vector>

namespace leash {

// `fields` are the name and the arguments. Reads the folders of PATH to guess a name.
Message command_not_found(const CommandSearch& commands, const std::vector<std::string>& fields);

// Returns the form of bash that a command which was not found is: `declare`, a[1]=x, a+=x. Returns
// nullptr if it is none, and if POSIX's reading holds.
const FormOfBash* form_of_command(const Shell& shell, const std::vector<std::string>& fields);

// Returns the command that comes closest to `name`: a built-in, a function, an alias, a program on
// the search path, or a program that comes with leash. Returns "" if no command is close.
std::string closest_command(const CommandSearch& commands, const std::string& name);

} // namespace leash
