// The working directory as the user walked there, with symbolic links in it (logical), beside
// the one the kernel knows (physical).
//
// Source: POSIX XCU `cd`, `pwd`.
#pragma once

#include "base/result.hpp"
#include "interpreter/shell.hpp"

#include <functional>
#include <string>

namespace leash {

// getcwd(3).
Result<std::string> physical_directory();

// $PWD where it is an absolute pathname of the working directory without "." and "..", else the
// physical one.
Result<std::string> logical_directory(const Shell& shell);

// `cd -L`, step 8: removes "." and "name/.." from an absolute pathname, as text. Fails with the
// prefix that `is_directory` denies: "a/file/.." must not lead to "a".
struct NotADirectory {
    std::string path;
};
Result<std::string, NotADirectory>
without_dots(const std::string& path, const std::function<bool(const std::string&)>& is_directory);

} // namespace leash
