// The file that keeps the last autopsy for the built-in `autopsy`.
#pragma once

#include "base/result.hpp"
#include "insight/autopsy.hpp"

#include <optional>
#include <string>

namespace leash {

// Only the owner of the file may read it: command lines are nobody else's business. Written beside,
// then renamed, so that the file is always whole. An empty path: the autopsy is not kept.
Outcome keep_autopsy(const std::string& path, const Autopsy& autopsy);
// nullopt where there is no such file.
Result<std::optional<Autopsy>, std::string> last_autopsy(const std::string& path);

} // namespace leash
