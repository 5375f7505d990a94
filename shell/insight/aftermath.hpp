// What the end of a terminal leaves behind for those that live on: a new parent, and no terminal.
//
// Source: prctl(2) PR_SET_CHILD_SUBREAPER, credentials(7), POSIX XSH _exit.
#pragma once

#include "insight/autopsy.hpp"

#include <vector>

namespace leash {

// Lines for the timeline, at the end of the session leader: who was adopted by whom, and why; who
// has no controlling terminal any more. Both are seen by comparing /proc before and after.
std::vector<AutopsyMoment> aftermath(const Ledger& ledger, const Snapshot& after);

} // namespace leash
