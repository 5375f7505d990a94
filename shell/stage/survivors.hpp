// The survivors of a practice terminal, and how to end them.
//
// Invariant: only the survivor itself is ever signalled. Race: the survivor may end, and the kernel
// may give its pid to another process. So a survivor is named by pid and start time, and a
// descriptor (pidfd) holds the process before the start time is compared.
//
// Source: pidfd_open(2), pidfd_send_signal(2).
#pragma once

#include "base/message.hpp"
#include "base/translator.hpp"
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

// What became of processes that were to end. A process that had ended before is in neither list.
struct EndedProcesses {
    std::vector<ProcessKey> ended;
    std::vector<ProcessKey> still_there;
};
// Sends SIGTERM, then SIGCONT, because SIGTERM stays pending while a process is stopped. Waits at
// most `patience`.
EndedProcesses end_processes(const std::vector<ProcessKey>& processes,
                             std::chrono::milliseconds patience);

// ---- after the question whether the survivors are to end: lines for the learner
struct NamedProcess {
    ProcessKey key;
    std::string name; // "witness bob (905)", with nothing in it that a terminal would obey
};
NamedProcess named_process(ProcessKey key, const std::string& command);
// For the answer yes: says which processes SIGTERM has ended, which had ended before the answer,
// and which have not ended.
std::string told_end(const std::vector<NamedProcess>& asked, const EndedProcesses& became,
                     std::size_t columns, const Translator& translate);
// For the answer no: says how to end the processes later.
std::string told_left_running(const std::vector<ProcessKey>& left, const Translator& translate);

} // namespace leash
