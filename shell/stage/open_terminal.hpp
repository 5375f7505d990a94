// Practice terminals that are open in other windows of this user: how a map finds them, and asks
// for their jobs.
//
// A practice terminal is a session with a terminal, whose leader was started with the address of
// the desk of its stage (stage/environment.hpp). Its parent, the stage, was started without this
// address. So a tmux or a script(1) on a practice terminal is not a practice terminal.
//
// Source: proc(5) (/proc/PID/environ); unix(7).
#pragma once

#include "insight/map.hpp"
#include "kernel/snapshot.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace leash {

struct OpenTerminal {
    ProcessKey leader;
    ProcessKey stage;
    std::string name; // "pts/5"
    std::string desk; // the path of the socket
};

// Returns true if the process may be the leader of a practice terminal. Needs no more of the facts
// than Detail::Ids.
bool may_lead_terminal(const ProcessFacts& facts);

// Returns the practice terminal that this process leads. Returns nullopt if the process leads none,
// or if this user may not read its environment.
std::optional<OpenTerminal> terminal_led_by(const Snapshot& snapshot, Pid leader);

// Returns the newest practice terminal of the user with this home directory. Several people may
// share one account: each has a home directory of his own.
std::optional<OpenTerminal> newest_terminal(const Snapshot& snapshot, const std::string& home);

// Asks the stage for the jobs of the terminal. Waits at most `patience`. Returns nullopt if the
// stage does not answer in time: it may wait for its learner's answer to a question.
std::optional<std::vector<JobLabel>> ask_for_jobs(const OpenTerminal& terminal,
                                                  std::chrono::milliseconds patience);

} // namespace leash
