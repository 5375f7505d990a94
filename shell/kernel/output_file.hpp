// A file that the user tells leash to write, such as FILE of `autopsy --html FILE`.
//
// Invariants: the file is whole at every moment, because leash writes another file beside it and
// renames that file. Only the user may read the file, because it may contain command lines. leash
// replaces an empty file, or an earlier file of the same kind. leash never replaces other work of
// the user, a link, a FIFO or a device, and makes no folder.
//
// Source: rename(2), lstat(2).
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace leash {

// A kind of files, such as pages of autopsies.
struct OutputKind {
    // Returns true if a file with this content is of this kind. Gets the first 4 MiB of a file that
    // is longer.
    bool (*is_of_it)(std::string_view content);
    Phrase refusal; // of a file that is not; {0} is its name
};

// Writes the file. The error says why nothing was written, and what to do. After an error an old
// file is unchanged.
Result<Unit, Message> write_output_file(const std::string& path, std::string_view content,
                                        const OutputKind& kind);

} // namespace leash
