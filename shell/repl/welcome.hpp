// The banner of a plain interactive start: what leash is, and what to type first.
#pragma once

#include "interpreter/builtin.hpp"
#include "kernel/snapshot.hpp"

#include <optional>
#include <string>

namespace leash {

// Only commands that are in the table are named. `window_shell`: the shell this leash runs inside.
// No line is wider than 80 columns.
std::string welcome(const std::string& version, BuiltinTable builtins,
                    const std::optional<std::string>& window_shell);

// The session leader's name, if it is a shell and another process than `self`: it is what the
// window was opened with, and what the kernel tells of a hangup. Pure; `leader` is read by the
// caller.
std::optional<std::string> shell_of_window(Pid self, const std::optional<ProcessFacts>& leader);
// The same for this process, from /proc.
std::optional<std::string> shell_of_this_window();

} // namespace leash
