// A file that the user tells leash to write, such as FILE of `autopsy --html FILE`.
//
// Invariants: the file is whole at every moment, because leash writes another file beside it and
// renames that file. Only the user may read the file, because it may contain command lines. leash
// replaces a regular file of the user, but never a link, a FIFO or a device, and makes no folder.
//
// Source: rename(2), lstat(2).
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace leash {

// Writes the file. After a failure an old file is unchanged.
Outcome write_output_file(const std::string& path, std::string_view content);

} // namespace leash
