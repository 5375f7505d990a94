// Signal names as kill(1) writes them, without SIG: HUP, not SIGHUP.
//
// Source: POSIX XCU `kill`, signal(7), sigabbrev_np(3).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

// Returns "HUP" for SIGHUP, and RTMIN, RTMIN+1 ... RTMAX for real-time signals. Returns the number
// as text if the signal has no name.
std::string signal_name(int signal);

// Reads HUP, hup, SIGHUP, RTMIN+2 or 1. Returns nullopt if `name` is not a signal: also for 0, and
// for EXIT, which only `trap` knows.
std::optional<int> signal_number(std::string_view name);

// Returns the numbers of all signals, in ascending order. Signals 32 and 33 are not there: they
// belong to the C library.
std::vector<int> all_signals();

// Returns the name that a misspelt name most likely means: "HUP" for "HPU" and for "SIGHPU".
// Returns "" if no name is close.
std::string closest_signal(std::string_view name);

} // namespace leash
