// The table of built-ins. Each file of builtins/ defines one built-in, or a few similar built-ins:
// the function, and below the function the row `extern const Builtin NAME_builtin`.
// builtins/rows.hpp declares the rows, and builtin_table.cpp lists them.
#pragma once

#include "interpreter/builtin.hpp"

namespace leash {

// Returns the rows, sorted by name. The table is a constant: nothing is made at run time.
BuiltinTable builtin_table();

} // namespace leash
