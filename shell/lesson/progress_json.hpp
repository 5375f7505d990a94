// The progress of a learner as JSON: progress.hpp shows the form.
#pragma once

#include "lesson/progress.hpp"

#include <nlohmann/json_fwd.hpp>

namespace leash {

// Reads the object of progress.json. Throws a std::exception if a part has another form than this
// version expects, or if a number does not fit. A missing field has its default value.
AllProgress progress_from_json(const nlohmann::json& object);

// Writes `progress` into `object`. Fields of `object` that this version does not know stay.
void write_progress(const AllProgress& progress, nlohmann::json& object);

} // namespace leash
