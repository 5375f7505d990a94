// What a check may look at besides processes: files, and who holds a lock on them.
//
// Source: proc(5) on /proc/PID/fd and /proc/PID/fdinfo (its "lock:" lines), flock(2).
#pragma once

#include "base/ids.hpp"
#include "insight/check.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace leash {

// Looks at files and remembers how long each was when first looked at, so that one can ask
// whether it grows.
class FileLooks {
  public:
    // Nothing where there is no such file, or it is none that can be read to its end.
    std::optional<FileLook> look(const std::string& path);
    void forget() { first_sizes_.clear(); }

  private:
    std::map<std::string, std::uintmax_t> first_sizes_;
};

// Those of `processes` that hold a lock on the file through one of their descriptors, be it one
// they locked or one they inherited locked.
std::vector<Pid> lock_holders(const std::string& path, const std::vector<Pid>& processes);

} // namespace leash
