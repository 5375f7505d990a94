// The files in which leash keeps something: the history, progress.json, autopsy.json, a recording,
// the file of `narrate --json`.
//
// Invariant: leash reads and writes such a file only if it is a regular file of leash's own user.
// A symbolic link in its place is refused, and so is a FIFO, which would hold leash up. What leash
// makes, its user alone may read. A file that is replaced is whole at every moment: the new content
// is written beside it and then renamed.
//
// Source: open(2) O_NOFOLLOW and O_EXCL, rename(2), fsync(2), flock(2).
#pragma once

#include "base/owned_descriptor.hpp"
#include "base/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace leash {

// Makes the folders that `path` is in, for the user alone, as far as they are missing: no more than
// the three of ~/.local/state/leash, since a missing home is not leash's to make.
Outcome make_state_folders(const std::string& path);

// `flags` as for open(2). A file that is made has mode 0600.
Result<OwnedDescriptor> open_state_file(const std::string& path, int flags);

// The whole content. ENOENT: there is no such file.
Result<std::string> read_state_file(const std::string& path);

// The same, locked until closed. Waits for the lock for at most `patience`; ETIME: another process
// has held it all that time. The descriptor is of the file that has the name `path` once the lock
// is held, even if another process has replaced the file meanwhile.
Result<OwnedDescriptor>
open_locked_state_file(const std::string& path, int flags,
                       std::chrono::milliseconds patience = std::chrono::seconds(1));

// Puts `content` in the place of the file at `path`. Its folders are made if they are missing. If
// this fails, the file is as it was.
Outcome replace_state_file(const std::string& path, std::string_view content);

} // namespace leash
