// The timeline of an autopsy: the end of a terminal in the order of time. The timeline says which
// process sent which signal, and what effect each signal had.
//
// Invariant: times are milliseconds since the end began. A line about what the kernel sent is
// inferred, unless a receiver or a tracer has named the kernel as sender.
#pragma once

#include "insight/autopsy.hpp"

#include <vector>

namespace leash {

// `after` is a snapshot taken when the stage has settled. Returns an empty vector if the ledger has
// no leader or no end.
std::vector<AutopsyMoment> make_timeline(const Ledger& ledger, const Snapshot& after);

} // namespace leash
