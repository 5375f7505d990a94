// A pidfile that cannot lie. The lock on the file says whether the daemon runs; the number in the
// file does not.
//
// The caller opens and locks the file before the fork, so that only one of many starts at once goes
// on. The lock of flock(2) belongs to the open file description, which the daemon inherits. So the
// lock lasts until the daemon's last copy of the descriptor is closed, even if SIGKILL ends the
// daemon. A file that nobody has locked is stale, whatever number is in it.
//
// Races, and the answers to them:
//  - Between our open and our lock, another start that failed may remove the file, and a third
//    start may lock a new file of the same name. So lock() looks at the path again under the lock.
//  - Another user may put a link at the path, to make us write into another file. So open(2)
//    follows no symbolic link, and the file must be regular, have one name, and belong to this
//    user.
//  - A FIFO at the path would block open(2) for ever. So the flag O_NONBLOCK is set.
//
// Invariant: a LockedPidfile holds the lock. The destructor removes the file if a start has made or
// written the file and keep() was not called. A stale file stays as it is if nothing was written.
//
// Source: flock(2), open(2), pidfile_open(3) of libbsd.
#pragma once

#include "base/ids.hpp"
#include "base/owned_descriptor.hpp"
#include "base/result.hpp"
#include "daemonize/daemonize_checks.hpp"

#include <optional>
#include <string>

namespace leash {

class LockedPidfile {
  public:
    // Fails with status 3 if another process holds the lock, else with status 1.
    static Result<LockedPidfile, DaemonFailure> lock(const std::string& path);

    LockedPidfile(LockedPidfile&&) noexcept = default;
    LockedPidfile& operator=(LockedPidfile&&) = delete;
    ~LockedPidfile();

    int descriptor() const { return descriptor_.get(); }
    const std::string& path() const { return path_; }
    // Returns the first line of a stale file, without its newline: the process ID of an earlier
    // daemon. Returns nullopt if the file was new or empty.
    const std::optional<std::string>& stale() const { return stale_; }

    // For the daemon: replaces the content by `pid` and a newline. Returns the number of bytes
    // written, or -1 with errno, as write(2) does.
    long write(Pid pid) const;
    // For the caller: the daemon has reported that it has written.
    void note_written() { written_ = true; }
    void keep() { kept_ = true; }

  private:
    LockedPidfile(std::string path, OwnedDescriptor descriptor);

    std::string path_;
    OwnedDescriptor descriptor_;
    std::optional<std::string> stale_;
    bool written_ = false;
    bool kept_ = false;
};

} // namespace leash
