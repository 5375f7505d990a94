// The aftermath: what the end of a terminal changes for the survivors. If the parent of a survivor
// has died, the survivor gets a new parent. A survivor of the session has no controlling terminal
// any more.
//
// Invariant: each line is observed, because the line compares /proc before the end with /proc
// after.
//
// Source: prctl(2) PR_SET_CHILD_SUBREAPER, credentials(7), POSIX XSH _exit.
#pragma once

#include "insight/autopsy.hpp"

#include <vector>

namespace leash {

// Returns lines for the timeline, dated with the death of the session leader. The lines say which
// process adopted which survivors, and which survivors have lost their controlling terminal.
// `after` is a snapshot taken when the stage has settled. Returns an empty vector if the leader has
// not died.
std::vector<AutopsyMoment> aftermath(const Ledger& ledger, const Snapshot& after);

} // namespace leash
