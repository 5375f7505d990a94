// Signal names as kill(1) writes them, without SIG: HUP, not SIGHUP.
//
// Source: POSIX XCU `kill`, signal(7), sigabbrev_np(3).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace leash {

// Returns "HUP" for SIGHUP, and RTMIN, RTMIN+1 ... RTMAX for real-time signals. Returns the number
// as text if the signal has no name.
std::string signal_name(int signal);

// Reads HUP, hup, SIGHUP, RTMIN+2 or 1. Returns nullopt if `name` is not a signal: also for 0, and
// for EXIT, which only `trap` knows.
std::optional<int> signal_number(std::string_view name);

} // namespace leash
