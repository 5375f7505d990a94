// Events as JSON, for the socket of a stage, for `narrate --json` and for recordings: one schema,
// which docs/narrate.md has in full.
//
// One object an event: {"time": 12.345678901, ...} would lose nanoseconds, so `time` is an integer
// of nanoseconds (CLOCK_MONOTONIC); `event` is the name of the alternative; its fields follow under
// the names they have in jobs/event.hpp. Signals are written by name ("HUP"), as kill(1) does.
//
//   {"time": 1200, "event": "signal-sent", "signal": "HUP", "group": 904, "why": "kill %1"}
//
// Invariant: event_from_json(to_json(e)) is e, for every e whose texts are valid UTF-8.
#pragma once

#include "base/result.hpp"
#include "jobs/event.hpp"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace leash {

nlohmann::json to_json(const Event& event);
// With its newline. A byte that is no UTF-8 becomes U+FFFD.
std::string json_line(const Event& event);

// An error says what is missing or has the wrong type. Never throws.
Result<Event, std::string> event_from_json(const nlohmann::json& json);

// {"state": "running"}, {"state": "stopped", "signal": "TSTP"}, {"state": "exited", "status": 1},
// {"state": "terminated", "signal": "HUP", "core": false}
nlohmann::json to_json(const ProcessState& state);

} // namespace leash
