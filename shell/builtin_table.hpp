// The table of built-ins. Each file of this folder defines one built-in (or a few kin): its
// function, and under it its row, `extern const Builtin NAME_builtin`, which is named in table.cpp.
#pragma once

#include "interpreter/builtin.hpp"

namespace leash {

// Sorted by name; nothing is made at run time.
BuiltinTable builtin_table();

} // namespace leash
