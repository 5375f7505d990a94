// The search path, as in PATH: folders with colons between them. An empty folder means the working
// directory. The search path is for names without a slash; a name with a slash is a path.
//
// Source: POSIX XBD 8.3 (PATH); eaccess(3), because execve(2) checks the effective user's rights.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

// Returns the folders in order, with the empty ones. The views point into `search_path`.
std::vector<std::string_view> folders_of(std::string_view search_path);

// Returns true if `path` is a regular file that this process may execute.
bool is_executable_file(const std::string& path);

// Returns the path of the first executable file with this name. If there is none, returns the first
// file with this name, so that an error can say "not executable" instead of "not found". Returns ""
// if there is no such file.
std::string find_on(std::string_view search_path, const std::string& name);

// Returns the names of the executable files in the folders, if `wanted` returns true for the name.
// The order is not defined, and a name may come twice. A folder that cannot be read is left out.
std::vector<std::string> programs_on(std::string_view search_path,
                                     const std::function<bool(std::string_view)>& wanted);

} // namespace leash
