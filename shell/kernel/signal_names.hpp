// Signal names and numbers, as kill(1) writes them: HUP, not SIGHUP.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace leash {

// "HUP" for SIGHUP; real-time signals are RTMIN, RTMIN+1 ... RTMAX; else the number.
std::string signal_name(int signal);

// From HUP, hup, SIGHUP, RTMIN+2 or 1. 0 (and EXIT, for trap) is not a signal: nullopt.
std::optional<int> signal_number(std::string_view name);

} // namespace leash
