// Arithmetic expansion (POSIX XCU 2.6.4): C's integer expressions over `long`.
//
// Evaluated while it is read, without a tree. What && || ?: do not choose is read but changes
// nothing. Overflow wraps around, as two's complement does, and is no error.
#pragma once

#include "expand/expand.hpp"

#include <string_view>

namespace leash {

// As evaluate_arithmetic(), without a string of its own.
Expanded<long> evaluate(ExpansionContext& context, std::string_view expression, Position position);

} // namespace leash
