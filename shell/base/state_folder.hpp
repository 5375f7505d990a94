// Where leash keeps what outlives it: a file in $XDG_STATE_HOME/leash.
//
// Source: XDG Base Directory Specification: ~/.local/state where the variable is not set, or is
// not an absolute path.
#pragma once

#include <string>
#include <string_view>

namespace leash {

// Empty where there is neither: then nothing is kept.
inline std::string state_file(std::string_view state_home, std::string_view home,
                              std::string_view name) {
    std::string folder(state_home);
    if (folder.empty() || folder.front() != '/')
        folder = home.empty() ? "" : std::string(home) + "/.local/state";
    return folder.empty() ? "" : folder + "/leash/" + std::string(name);
}

} // namespace leash
