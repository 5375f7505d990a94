// Events as JSON: one schema for the socket of a stage, for `narrate --json` and for recordings.
// docs/narrate.md has the schema in full.
//
// Each event is one object. `event` is the name of the kind of event. `time` is an integer of
// nanoseconds (CLOCK_MONOTONIC), because a floating-point number would lose nanoseconds. The fields
// of the event follow, with the names they have in jobs/event.hpp. Signals are written by name
// ("HUP"), as kill(1) does.
//
//   {"time": 1200, "event": "signal-sent", "signal": "HUP", "group": 904, "why": "kill %1"}
//
// Invariant: event_from_json(to_json(e)) is e, if all texts of e are valid UTF-8.
#pragma once

#include "base/result.hpp"
#include "jobs/event.hpp"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace leash {

nlohmann::json to_json(const Event& event);
// Returns the object on one line, with a newline. Bytes that are not UTF-8 become U+FFFD.
std::string json_line(const Event& event);

// The error says which field is missing or has the wrong type. The function never throws.
Result<Event, std::string> event_from_json(const nlohmann::json& json);

// {"state": "running"}, {"state": "stopped", "signal": "TSTP"}, {"state": "exited", "status": 1},
// {"state": "terminated", "signal": "HUP", "core": false}
nlohmann::json to_json(const ProcessState& state);

} // namespace leash
