// The signals of an end, one by one: for each signal its sender, its receiver and its moment. The
// picture of an autopsy draws an arrow for each of them; the lines of the timeline
// (timeline_sends.hpp) put several of them together.
//
// Invariant: a signal that a leash told, or that a tracer saw, is observed. A signal that follows
// only from the rules of the kernel is inferred.
//
// Source: POSIX XSH _exit, "Consequences of Process Termination".
#pragma once

#include "insight/autopsy.hpp"

#include <vector>

namespace leash {

// Returns the signals since the end began, in the order of time. Returns an empty vector if the
// ledger has no leader or no end.
std::vector<AutopsySignal> signals_of_end(const Ledger& ledger);

} // namespace leash
