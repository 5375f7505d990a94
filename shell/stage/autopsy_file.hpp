// The file that keeps the last autopsy for the built-in `autopsy`.
//
// Invariants: the file is always whole, because leash writes a new file beside the old file, and
// then renames the new file (rename(2)). Only the owner may read the file, because command lines
// may be private.
#pragma once

#include "base/result.hpp"
#include "insight/autopsy.hpp"

#include <optional>
#include <string>

namespace leash {

// Writes the autopsy to `path`, and makes its folder if necessary. Does nothing if `path` is empty.
Outcome keep_autopsy(const std::string& path, const Autopsy& autopsy);
// Returns nullopt if there is no such file. The error says why the file is no autopsy.
Result<std::optional<Autopsy>, Message> last_autopsy(const std::string& path);
// Asks the kernel which survivors of a kept autopsy have ended since, and notes this in their rows.
// Another process may have the pid of a survivor now: the start time tells the two apart.
void note_who_has_ended_since(Autopsy& autopsy);

} // namespace leash
