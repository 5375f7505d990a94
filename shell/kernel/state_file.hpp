// State files: the files that leash keeps, such as the history, progress.json, autopsy.json, a
// recording, and the file of `narrate --json`.
//
// Invariants: leash reads and writes a state file only if it is a regular file and belongs to the
// user of leash. leash refuses a symbolic link, a file with a second name (a hard link), and a
// FIFO, which would block leash. Only the user may read a file that leash has made. When leash
// replaces a file, the file is complete at every moment: leash writes the new content into another
// file and renames that file.
//
// Source: open(2) O_NOFOLLOW and O_EXCL, rename(2), fsync(2), flock(2).
#pragma once

#include "base/owned_descriptor.hpp"
#include "base/result.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <sys/stat.h>

namespace leash {

// Fails if the file with this status is not a regular file, or belongs to another user.
Outcome check_own_file(const struct stat& status, const std::string& path);

// Returns "`name`.DIGITS". Nobody can guess the digits. So nobody can make a file with this name
// before.
std::string unguessable_name_beside(const std::string& name);

// Makes the missing folders on the path of a file, for the user alone; at most three, as in
// ~/.local/state/leash. leash must not make a missing home directory.
Outcome make_state_folders(const std::string& path);

// Opens a state file. `flags` are those of open(2). A new file has mode 0600.
Result<OwnedDescriptor> open_state_file(const std::string& path, int flags);

// Reads the whole file. Fails with ENOENT if there is no such file.
Result<std::string> read_state_file(const std::string& path);

// Opens a state file and locks it. The lock ends when the descriptor is closed. Waits at most
// `patience` for the lock, and fails with ETIME if another process holds the lock longer.
// Race: another process may replace the file during the wait. The descriptor always belongs to the
// file that has the name `path` when the lock is taken.
Result<OwnedDescriptor>
open_locked_state_file(const std::string& path, int flags,
                       std::chrono::milliseconds patience = std::chrono::seconds(1));

// Replaces the file at `path` by a file with this content. Makes missing folders. After a failure
// the old file is unchanged.
Outcome replace_state_file(const std::string& path, std::string_view content);

} // namespace leash
