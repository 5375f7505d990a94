// When a terminal has settled: all that was going to happen has happened, and has been told.
//
// A prediction is judged, and a check is asked after an end, only then; so a learner and `lesson
// verify` see the same answer. Pure: one look at a time. Stage::settle() looks again and again.
//
// On a living terminal whose shell is a leash: what leash told of each process (running, stopped,
// dead, foreground) is what the kernel says; leash has answered to the last line; no process is
// about to take a signal. Under another shell, which tells nothing: nobody is running just now.
// Both looks must see the same, as picture_of() says it.
//
// After an end: no former member is about to take SIGHUP, and no dead one waits to be reaped here.
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
    // A program may be so for ever: one that never sleeps, a shell that waits in `read`. Where
    // nothing else changes for a while, it counts as settled.
    bool may_stay = false;
};

// The last line that was typed.
struct LastLine {
    std::chrono::nanoseconds at{};
    bool is_echoed = false; // a line has ended on the screen since: whoever reads has taken it
};
// `typed`: none: no line was typed.
std::optional<Unsettled> unsettled_while_open(const Ledger& ledger, const Snapshot& now,
                                              const std::optional<LastLine>& typed);
std::optional<Unsettled> unsettled_after_end(const Ledger& ledger, const Snapshot& now, Pid stage);

// What must not change from one look to the next.
std::string picture_of(const Ledger& ledger, const Snapshot& now);

// A shell that tells nothing has the terminal, and reads lines from it.
bool silent_shell_has_terminal(const Ledger& ledger, const Snapshot& now);
// When the leash that leads the session last showed a prompt; nullopt: a command runs.
std::optional<std::chrono::nanoseconds> prompt_shown_at(const Ledger& ledger);

} // namespace leash
