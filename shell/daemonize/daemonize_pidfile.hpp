// A pidfile that cannot lie. The lock on the file says whether the daemon runs; the number in the
// file does not.
//
// The lock of flock(2) belongs to the open file description, which the daemon inherits. So the lock
// lasts until the daemon's last copy of the descriptor is closed, even if SIGKILL ends the daemon.
// A file that nobody has locked is stale, whatever number is in it.
//
// Nobody ever sees a half-made pidfile, even if a signal kills the caller at any moment. There are
// two cases:
//  - There is no pidfile. The caller makes none. Just before the exec the daemon makes and locks a
//    file beside, writes its process ID into the file, and gives the file its name, in one step.
//  - There is a stale pidfile. The caller locks the file, and the daemon replaces the number.
//
// Races, and the answers to them:
//  - Two starts find no pidfile. Only one can give its file the name: RENAME_NOREPLACE. The other
//    start fails.
//  - Between our open and our lock, another start that failed may remove the stale file, and a
//    third start may make a new file of the same name. So lock() looks at the name again under the
//    lock.
//  - Another user may put another file at the path, or a link, to make us write into another file.
//    So daemonize_place.hpp checks the path, open(2) follows no symbolic link, and the file must be
//    regular, have one name, and belong to this user.
//  - A FIFO at the path would block open(2) for ever. So the flag O_NONBLOCK is set.
//
// Source: flock(2), renameat2(2), pidfile_open(3) of libbsd.
#pragma once

#include "base/ids.hpp"
#include "daemonize/daemonize_place.hpp"

#include <optional>
#include <string>

namespace leash {

class LockedPidfile {
  public:
    // Fails with status 3 if another process holds the lock, else with status 1. Makes and changes
    // no file at `path`.
    static Result<LockedPidfile, DaemonFailure> lock(const std::string& path);

    // Returns -1 if there is no pidfile yet.
    int descriptor() const { return descriptor_.get(); }
    const std::string& path() const { return place_.path; }
    // Returns the first line of a stale file, without its newline: the process ID of an earlier
    // daemon. Returns nullopt if the file was missing or empty.
    const std::optional<std::string>& stale() const { return stale_; }

    // The daemon calls these two functions.
    // From now on the pidfile is there, and names `pid`. Returns the number of bytes written, or -1
    // with errno. EEXIST: another start was quicker.
    long publish(Pid pid);
    // The daemon could not start after all: removes the published pidfile.
    void withdraw() const;

  private:
    LockedPidfile(FilePlace place, OwnedDescriptor descriptor)
        : place_(std::move(place)), descriptor_(std::move(descriptor)) {}
    long make(Pid pid);
    long write(Pid pid) const;

    FilePlace place_;
    OwnedDescriptor descriptor_; // empty until there is a pidfile
    std::optional<std::string> stale_;
};

} // namespace leash
