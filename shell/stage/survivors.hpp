// What outlives a practice terminal, and how it is ended.
//
// A survivor is named by pid and start time. Only that very process is signalled: it is held by a
// descriptor (pidfd) before its start time is compared, so that no other process that was given
// the same number meanwhile can be hit.
//
// Source: pidfd_open(2), pidfd_send_signal(2).
#pragma once

#include "insight/ledger.hpp"
#include "kernel/snapshot.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace leash {

// Those of the ledger that live, in the order they came.
std::vector<const LedgerEntry*> survivors(const Ledger& ledger);

// What it still holds: "descriptors 0 and 2 on the terminal that is gone; its output goes to
// /home/ann/nohup.out; it works in /home/ann".
std::string holdings_of(const ProcessFacts& facts);

// SIGTERM, then SIGCONT lest a stopped one only keeps it pending. Waits at most `patience`; yields
// those that are still there.
std::vector<ProcessKey> end_processes(const std::vector<ProcessKey>& processes,
                                      std::chrono::milliseconds patience);

} // namespace leash
