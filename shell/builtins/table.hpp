// The table of built-ins: every file of this folder adds its rows here.
#pragma once

#include "interpreter/builtin.hpp"

namespace leash {

// Sorted by name. The rows are constants: made once, at compile time.
BuiltinTable builtin_table();

} // namespace leash
