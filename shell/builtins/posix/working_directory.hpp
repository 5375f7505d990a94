// The two names of the working directory. The logical name is the way that the user went, and may
// have symbolic links. The physical name is the name that the kernel knows.
//
// Source: POSIX XCU `cd`, `pwd`.
#pragma once

#include "base/result.hpp"
#include "interpreter/shell.hpp"

#include <functional>
#include <string>

namespace leash {

// Calls getcwd(3).
Result<std::string> physical_directory();

// Returns $PWD if $PWD is an absolute pathname of the working directory without "." and ".."; else
// returns the physical name.
Result<std::string> logical_directory(const Shell& shell);

// Removes "." and "name/.." from an absolute pathname, as text (`cd -L`, step 8). Fails with a
// prefix that is not a directory, because "a/file/.." must not lead to "a".
struct NotADirectory {
    std::string path;
};
Result<std::string, NotADirectory>
without_dots(const std::string& path, const std::function<bool(const std::string&)>& is_directory);

} // namespace leash
