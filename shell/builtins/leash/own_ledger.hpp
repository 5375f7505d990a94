// Builds a ledger from what this shell knows of its jobs. `check` and `facts` use this ledger if
// there is no stage, and so no stage's ledger.
#pragma once

#include "insight/ledger.hpp"
#include "interpreter/shell.hpp"

#include <string>
#include <vector>

namespace leash {

// The ledger contains the shell's jobs, daemons and disowned processes, with the names of their
// programs. The ledger also contains any other process whose ID is among `words`, if the process
// exists.
Ledger ledger_of(Shell& shell, const Snapshot& now, const std::vector<std::string>& words);

} // namespace leash
