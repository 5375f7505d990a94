// An autopsy as JSON. docs/autopsy.md has the schema.
//
// Invariant: render(autopsy_from_json(to_json(a))) is render(a).
#pragma once

#include "base/result.hpp"
#include "insight/autopsy.hpp"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace leash {

nlohmann::json to_json(const Autopsy& autopsy);
// Adds the field "messages", so that a later reader has the sentences in the reader's language.
nlohmann::json to_json_with_messages(const Autopsy& autopsy);
// The error says which field is missing or has the wrong type. The function never throws.
Result<Autopsy, Message> autopsy_from_json(const nlohmann::json& json);

} // namespace leash
