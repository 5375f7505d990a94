// Reads the options of a call of one of leash's own built-ins, by the table of the built-in.
#pragma once

#include "interpreter/builtin.hpp"
#include "options/read_options.hpp"

namespace leash {

// The error is the result that the built-in must return: this function has printed the help, or has
// said what is wrong (status 2). A built-in without a table has no options.
Result<GivenOptions, BuiltinResult> options_of(BuiltinCall& call, const Builtin& row);

} // namespace leash
