// What this shell knows of its jobs, as a ledger: for check and facts where no stage keeps one.
#pragma once

#include "insight/ledger.hpp"
#include "interpreter/shell.hpp"

#include <string>
#include <vector>

namespace leash {

// Jobs, daemons and disowned processes have the names of their programs. Of `words`, those that are
// the ID of some other process that is there make it known, too.
Ledger ledger_of(Shell& shell, const Snapshot& now, const std::vector<std::string>& words);

} // namespace leash
