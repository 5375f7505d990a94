// What a check looks at besides processes: files, and the processes that hold a lock on a file.
//
// Source: proc(5), /proc/PID/fd and /proc/PID/fdinfo with its "lock:" lines; flock(2).
#pragma once

#include "base/ids.hpp"
#include "insight/check.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace leash {

// Looks at files. Invariant: the object remembers the size of each file at the first look, so that
// a check can say whether the file grows.
class FileLooks {
  public:
    // Returns nullopt if there is no such regular file, or if the file cannot be read.
    std::optional<FileLook> look(const std::string& path);

  private:
    std::map<std::string, std::uintmax_t> first_sizes_;
};

// Returns the members of `processes` that have a descriptor with a lock on the file. Such a process
// may have locked the file itself, or may have inherited the descriptor with the lock.
std::vector<Pid> lock_holders(const std::string& path, const std::vector<Pid>& processes);

} // namespace leash
