// The survivors of a practice terminal, and how to end them.
//
// Invariant: only the survivor itself is ever signalled. Race: the survivor may end, and the kernel
// may give its pid to another process. So a survivor is named by pid and start time, and a
// descriptor (pidfd) holds the process before the start time is compared.
//
// Source: pidfd_open(2), pidfd_send_signal(2).
#pragma once

#include "base/message.hpp"
#include "insight/ledger.hpp"
#include "kernel/snapshot.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace leash {

// Returns the living processes of the ledger, in the order of the ledger.
std::vector<const LedgerEntry*> survivors(const Ledger& ledger);

// Says what the process still holds: "descriptors 0 and 2 on the terminal that is gone; its output
// goes to /home/ann/nohup.out; it works in /home/ann".
Message holdings_of(const ProcessFacts& facts);

// Sends SIGTERM, then SIGCONT, because SIGTERM stays pending while a process is stopped. Waits at
// most `patience`. Returns the processes that have not ended.
std::vector<ProcessKey> end_processes(const std::vector<ProcessKey>& processes,
                                      std::chrono::milliseconds patience);

} // namespace leash
