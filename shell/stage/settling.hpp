// Says when a terminal has settled: everything that follows from the last event has happened, and
// leash has told the ledger about it.
//
// leash judges a prediction, and asks a check after an end, only on a terminal that has settled. So
// a learner and `lesson verify` get the same answer. All functions are pure, and regard one look;
// Stage::settle() looks again and again.
//
// A living terminal with a leash has settled if four things hold. What leash told of each process
// (running, stopped, dead, in the foreground) agrees with the kernel. leash has answered to the
// last line. No process is about to take a signal. No program is in the foreground that may
// end soon. Another shell tells nothing; a terminal with such a shell has settled if no process
// runs just now. In both cases two looks must see the same picture (picture_of), and nothing may
// have been written on the screen between the two.
//
// A terminal that has ended has settled if no former member is about to take SIGHUP, and no dead
// process waits to be reaped by this process.
#pragma once

#include "insight/ledger.hpp"
#include "kernel/snapshot.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace leash {

// Why a terminal has not settled, as a sentence without its full stop.
struct Unsettled {
    std::string why;
    // True if the reason may stay for ever: a program that never sleeps, or a shell that waits in
    // `read`. If nothing else changes for some time, such a terminal counts as settled.
    bool may_stay = false;
};

// The last line that was typed.
struct LastLine {
    std::chrono::nanoseconds at{};
    // True if a newline has come to the screen since: the reader has taken the line.
    bool is_echoed = false;
};
// Both return nullopt if the terminal has settled. `typed` is nullopt if no line was typed. `stage`
// is the process that reaps.
std::optional<Unsettled> unsettled_while_open(const Ledger& ledger, const Snapshot& now,
                                              const std::optional<LastLine>& typed);
std::optional<Unsettled> unsettled_after_end(const Ledger& ledger, const Snapshot& now, Pid stage);

// Returns what must not change from one look to the next.
std::string picture_of(const Ledger& ledger, const Snapshot& now);

// Returns true if a shell that tells nothing has the terminal, and reads lines from the terminal.
bool silent_shell_has_terminal(const Ledger& ledger, const Snapshot& now);
// Returns when the leader, a leash, last showed a prompt. Returns nullopt while a command has the
// terminal, and if the leader is no leash.
std::optional<std::chrono::nanoseconds> prompt_shown_at(const Ledger& ledger);

} // namespace leash
