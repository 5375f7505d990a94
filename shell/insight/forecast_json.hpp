// A forecast as JSON. docs/forecast.md has the schema.
#pragma once

#include "insight/forecast.hpp"

#include <string>
#include <vector>

namespace leash {

// Returns one array with one object for each prediction, each object on its own line, and a
// newline. `by_event` holds one forecast() for each event. Bytes that are not UTF-8 become U+FFFD.
std::string to_json(const std::vector<std::vector<Prediction>>& by_event);

} // namespace leash
