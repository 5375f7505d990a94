// The lines of the timeline about signals: the sender and the receiver of each signal.
//
// A leash tells of the signals that it sends, and a tracer sees the signals that other processes
// send; these lines are observed. What the kernel sent is inferred from the rules of the kernel,
// unless a receiver or a tracer has named the kernel as sender.
//
// Source: POSIX XSH _exit, "Consequences of Process Termination".
#pragma once

#include "insight/autopsy.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace leash {

// The ledger must know its leader and its end: Ledger::leader() and ended_at() have values.
std::vector<AutopsyMoment> timeline_sends(const Ledger& ledger);

// Returns a line with its time in milliseconds since the end began; at least 0.
AutopsyMoment moment_at(const Ledger& ledger, std::chrono::nanoseconds time, Message text,
                        Evidence evidence);
// Returns a process as the timeline names it: "899 (leash)", "the menu".
Message timeline_name(const Ledger& ledger, Pid pid);

} // namespace leash
