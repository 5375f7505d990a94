// The path of one of leash's state files (kernel/state_file.hpp), for built-ins.
#pragma once

#include "base/state_folder.hpp"
#include "interpreter/shell.hpp"

#include <string>

namespace leash {

inline std::string state_path(const Shell& shell, std::string_view name) {
    return state_file(shell.variables.value("XDG_STATE_HOME").value_or(""),
                      shell.variables.value("HOME").value_or(""), name);
}

} // namespace leash
