// The search path, as in PATH: folders between colons, where an empty one means the working
// directory. For names without a slash: one with a slash is a path already.
//
// Source: POSIX XBD 8.3 (PATH), eaccess(3): execve(2) asks for the effective user's rights.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace leash {

// In order, empty ones too. They are parts of `search_path`, which must outlive them.
std::vector<std::string_view> folders_of(std::string_view search_path);

bool is_executable_file(const std::string& path);

// The first executable file of that name; else the first file that is there at all, so that an
// error can say "not executable" rather than "not found"; else empty.
std::string find_on(std::string_view search_path, const std::string& name);

} // namespace leash
