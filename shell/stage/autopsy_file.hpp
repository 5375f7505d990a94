// An autopsy as JSON, and the file that keeps the last one for the built-in `autopsy`.
//
// The schema is docs/autopsy.md. Invariant: autopsy_from_json(to_json(a)) shows what a shows.
#pragma once

#include "base/result.hpp"
#include "insight/autopsy.hpp"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace leash {

nlohmann::json to_json(const Autopsy& autopsy);
// An error says what is missing or has the wrong type. Never throws.
Result<Autopsy, std::string> autopsy_from_json(const nlohmann::json& json);

// Only its owner may read it: command lines are nobody else's business. Written beside, then
// renamed, so that it is always whole. An empty path: it is not kept.
Outcome keep_autopsy(const std::string& path, const Autopsy& autopsy);
// Nothing: there is no such file.
Result<std::optional<Autopsy>, std::string> last_autopsy(const std::string& path);

} // namespace leash
