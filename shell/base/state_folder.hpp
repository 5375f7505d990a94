// The folder for files that leash keeps from one run to the next: $XDG_STATE_HOME/leash.
//
// Source: XDG Base Directory Specification. If XDG_STATE_HOME is not set, or is not an absolute
// path, ~/.local/state takes its place.
#pragma once

#include <string>
#include <string_view>

namespace leash {

// Returns the path of the file `name`. `state_home` and `home` are the values of XDG_STATE_HOME
// and HOME. Returns "" if neither gives a folder: then leash keeps nothing.
inline std::string state_file(std::string_view state_home, std::string_view home,
                              std::string_view name) {
    std::string folder(state_home);
    if (folder.empty() || folder.front() != '/')
        folder = home.empty() ? "" : std::string(home) + "/.local/state";
    return folder.empty() ? "" : folder + "/leash/" + std::string(name);
}

} // namespace leash
