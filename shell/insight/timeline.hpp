// The end of a terminal in the order of time: what was sent, by whom, and what came of it.
//
// Times are milliseconds since the end began. What the kernel did is inferred from what is
// known of it, unless the one that was signalled has told who sent it.
#pragma once

#include "insight/autopsy.hpp"

#include <vector>

namespace leash {

std::vector<AutopsyMoment> make_timeline(const Ledger& ledger, const Snapshot& after);

} // namespace leash
