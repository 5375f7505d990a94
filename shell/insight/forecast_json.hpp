// A forecast as JSON (docs/forecast.md has the schema).
#pragma once

#include "insight/forecast.hpp"

#include <string>
#include <vector>

namespace leash {

// An array, an object for each prediction and a line for each object; with its newline.
std::string to_json(const std::vector<std::vector<Prediction>>& by_event);

} // namespace leash
