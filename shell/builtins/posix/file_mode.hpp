// Symbolic file mode creation masks, as chmod(1) writes modes: u=rwx,g-w,o=.
//
// Source: POSIX XCU `umask`, `chmod`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace leash {

// The mask after `symbolic` was applied to `mask`. A symbolic mode speaks of what is allowed, a
// mask of what is taken away. Nothing: it is not a symbolic mode.
std::optional<mode_t> apply_symbolic_mask(mode_t mask, std::string_view symbolic);

// "u=rwx,g=rx,o=rx" for 022.
std::string symbolic_mask(mode_t mask);

} // namespace leash
