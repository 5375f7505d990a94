// The banner at the start of an interactive leash: says what leash is, and what to type first.
#pragma once

#include "interpreter/builtin.hpp"
#include "kernel/snapshot.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace leash {

// Returns the banner. The banner names only commands that are in the table. `window_shell` is the
// name of the shell in which the user started leash. No line is wider than `columns`, but a command
// and the column before its explanation are not broken.
std::string welcome(const std::string& version, BuiltinTable builtins,
                    const std::optional<std::string>& window_shell, const Translator& translate,
                    std::size_t columns = 80);

// Returns the name of the session leader, if the session leader is a shell and is not `self`.
// Otherwise returns nullopt. The terminal's window was opened with the session leader, and at a
// hangup the kernel signals the session leader. `leader` holds what /proc says about it.
std::optional<std::string> shell_of_window(Pid self, const std::optional<ProcessFacts>& leader);
// Does the same for this process: reads /proc.
std::optional<std::string> shell_of_this_window();
// Returns the width of the terminal on standard error; 80 if the width is not known.
std::size_t columns_of_this_window();

} // namespace leash
