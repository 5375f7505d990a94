// lesson present: a teacher shows a lesson to a class.
#pragma once

#include "interpreter/builtin.hpp"

#include <span>
#include <string>

namespace leash {

// lesson present NAME[.STEP]|FILE.md[.STEP]
BuiltinResult present(BuiltinCall& call, std::span<const std::string> operands);

} // namespace leash
