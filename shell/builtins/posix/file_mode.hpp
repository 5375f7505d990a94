// Symbolic file mode creation masks, written as chmod(1) writes modes: u=rwx,g-w,o=. Both functions
// are pure.
//
// Source: POSIX XCU `umask`, `chmod`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace leash {

// Applies `symbolic` to `mask` and returns the new mask. A symbolic mode has the permissions that
// are allowed; a mask has the permissions that are taken away. Returns nullopt if `symbolic` is not
// a symbolic mode.
std::optional<mode_t> apply_symbolic_mask(mode_t mask, std::string_view symbolic);

// "u=rwx,g=rx,o=rx" for 022.
std::string symbolic_mask(mode_t mask);

} // namespace leash
