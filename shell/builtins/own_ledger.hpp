// What this shell knows of its jobs, as a ledger: for check and facts where no stage keeps one.
#pragma once

#include "interpreter/shell.hpp"
#include "jobs/ledger.hpp"

namespace leash {

Ledger ledger_of(Shell& shell, const Snapshot& now);

} // namespace leash
