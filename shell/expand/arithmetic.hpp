// Arithmetic expansion: evaluates C's integer expressions with values of type `long`.
//
// The expression is evaluated while it is read; there is no tree. A name without a $ is a variable.
// An operand that && || or ?: does not choose is read, but changes no variable. An overflow is not
// an error: the value wraps around as in two's complement.
//
// Source: POSIX XCU 2.6.4.
#pragma once

#include "expand/expand.hpp"

#include <string_view>

namespace leash {

// Returns the value of the expression, or an error at `position`.
Expanded<long> evaluate(ExpansionContext& context, std::string_view expression, Position position);

} // namespace leash
