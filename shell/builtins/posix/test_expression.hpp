// The expressions of test(1), which is also called [.
//
// Up to four arguments mean what their number says, so that no word, however odd, is taken for an
// operator by mistake: `[ "$x" ]` is always a test of one string. Only with more is there a
// grammar, with ! -a -o ( ).
//
// Source: POSIX XCU `test`.
#pragma once

#include "base/result.hpp"

#include <span>
#include <string>

namespace leash {

// The error says what is wrong with the expression.
Result<bool, std::string> evaluate_test(std::span<const std::string> arguments);

} // namespace leash
