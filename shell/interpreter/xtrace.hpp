// Commands as text: the expanded words of a command, as a person could type them.
#pragma once

#include "interpreter/temporary_assignments.hpp"

#include <string>
#include <vector>

namespace leash {

class ExpansionContext;
struct Shell;

// Returns the fields on one line. Quotes a field if the shell would not read the plain field as the
// same field.
std::string as_shell_text(const std::vector<std::string>& fields);

// For set -x: writes the expanded command behind PS4 (XCU `set`).
void trace(Shell& shell, ExpansionContext& expansion, const Assignments& assignments,
           const std::vector<std::string>& fields);

} // namespace leash
