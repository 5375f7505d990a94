// Where a file of daemonize is: an open folder, and a name in the folder.
//
// Another user must not choose the file that daemonize writes to. A path can lead to another file
// in two ways: by a symbolic link on the path, and by a folder in which somebody replaces a name.
// So find_place() walks the path one name at a time, and trusts only this user, root, and the owner
// of "/" (who can replace everything anyway).
//
// Invariant: a FilePlace holds the folder that was checked. If somebody renames the folder later,
// the FilePlace still means the checked folder. Each descriptor is above 2 and close-on-exec.
//
// Source: openat(2) O_PATH and O_NOFOLLOW, path_resolution(7), proc(5) protected_symlinks.
#pragma once

#include "base/owned_descriptor.hpp"
#include "daemonize/daemonize_failure.hpp"

#include <optional>
#include <string>
#include <sys/stat.h>

namespace leash {

struct FilePlace {
    OwnedDescriptor folder; // opened with O_PATH
    std::string name;       // without a slash
    std::string path;       // as the user has typed it, for messages
};

enum class TrustedPath {
    Links,           // each symbolic link belongs to a trusted user. The last name may be a link
    LinksAndFolders, // and no other user can replace a name on the path. The last name is not
                     // followed: the caller refuses a link
};

// Fails with status 1 if a folder is missing, or if the path is not trusted. The file itself may be
// missing.
Result<FilePlace, DaemonFailure> find_place(const std::string& path, TrustedPath what);

// Opens the file. Does not follow a symbolic link.
Result<OwnedDescriptor> open_at(const FilePlace& place, int flags, mode_t mode = 0);

// Returns true if the file at the place is the open file.
bool is_at(const FilePlace& place, const OwnedDescriptor& file);

// Returns why the open file must not get the output: somebody else has made the regular file or the
// FIFO, or has given a file of this user a second name, in a folder where others may write. Then
// somebody else would read the output, or could block the daemon. proc(5), protected_regular and
// protected_fifos: the kernel refuses such files itself, but only to an open with O_CREAT.
std::optional<DaemonFailure> why_not_ones_own(const FilePlace& place, const OwnedDescriptor& file);

// Returns a copy with a number above 2 if the number is not above 2. If the caller of daemonize has
// closed a standard stream, its number must stay free for the standard streams of the daemon.
Result<OwnedDescriptor> above_standard(OwnedDescriptor descriptor);

} // namespace leash
