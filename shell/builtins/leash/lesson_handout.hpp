// lesson handout: a lesson on paper, and its key.
#pragma once

#include "interpreter/builtin.hpp"
#include "options/read_options.hpp"

#include <span>
#include <string>

namespace leash {

// lesson handout [--key] [--html] NAME: prints the handout. For the key, the lesson is verified and
// the matrix is measured first, which takes some seconds.
BuiltinResult print_handout(BuiltinCall& call, const GivenOptions& given,
                            std::span<const std::string> operands);

} // namespace leash
