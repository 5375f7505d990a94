// Commands as text: the words that a command came to, as somebody could type them.
#pragma once

#include "interpreter/temporary_assignments.hpp"

#include <string>
#include <vector>

namespace leash {

class ExpansionContext;
struct Shell;

// The fields in one line, each quoted if the shell would not read it as it stands.
std::string as_shell_text(const std::vector<std::string>& fields);

// set -x: writes what is run, expanded, behind PS4 (XCU `set`).
void trace(Shell& shell, ExpansionContext& expansion, const Assignments& assignments,
           const std::vector<std::string>& fields);

} // namespace leash
