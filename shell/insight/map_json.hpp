// The map as JSON. docs/map.md has the schema.
#pragma once

#include "insight/map.hpp"

#include <string>

namespace leash {

// Returns one object and a newline. Bytes that are not UTF-8 become U+FFFD.
std::string to_json(const Map& map);

} // namespace leash
