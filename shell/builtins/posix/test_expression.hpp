// The expressions of test(1), which has the other name [.
//
// With up to four arguments, the number of arguments decides the meaning. So test never takes an
// odd word for an operator: `[ "$x" ]` always tests one string. Only with more arguments is there a
// grammar, with ! -a -o ( ).
//
// Source: POSIX XCU `test`.
#pragma once

#include "base/message.hpp"
#include "base/result.hpp"

#include <span>
#include <string>

namespace leash {

// Returns the truth of the expression. The error says what is wrong with the expression.
Result<bool, Message> evaluate_test(std::span<const std::string> arguments);

} // namespace leash
