// A pidfile that cannot lie: the lock on it, not the number in it, says whether the daemon runs.
//
// The caller opens and locks the file before the fork, so that of many starts at once exactly one
// goes on. flock(2) belongs to the open file description, which the daemon inherits: the lock is
// held until the daemon's last copy of the descriptor is closed, even by SIGKILL. What nobody
// holds locked is stale, whatever it says.
//
// Races, and what answers them:
//  - between our open and our lock the file may be removed by one whose start failed, and the
//    next would lock a new file of that name: the path is looked at again under the lock;
//  - a link put in our way could make us write into another file: no symbolic link is followed,
//    and the file must be regular, have one name, and be ours;
//  - a FIFO in our way would block the open for ever: O_NONBLOCK.
//
// Invariant: holds the lock. The destructor removes the file, unless keep() was called, if it is
// there only because of a start: a stale file stays as it was while nothing was written.
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
    // Fails with status 3 where another holds the lock, else 1.
    static Result<LockedPidfile, DaemonFailure> lock(const std::string& path);

    LockedPidfile(LockedPidfile&&) noexcept = default;
    LockedPidfile& operator=(LockedPidfile&&) = delete;
    ~LockedPidfile();

    int descriptor() const { return descriptor_.get(); }
    const std::string& path() const { return path_; }
    // The process ID that a daemon of the past left in it, without its line end.
    const std::optional<std::string>& stale() const { return stale_; }

    // In the daemon: replaces the content by `pid` and a line end. As write(2): the bytes written,
    // or -1 with errno.
    long write(Pid pid) const;
    // In the caller, once the daemon has told that it did.
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
