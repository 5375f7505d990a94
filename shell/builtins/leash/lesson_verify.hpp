// `lesson verify`, which plays lessons unattended.
#pragma once

#include "interpreter/builtin.hpp"

#include <span>
#include <string>

namespace leash {

// Verifies the lessons with these names, or all lessons, in a process of its own. If a signal ends
// that process, or nobody reads its output any more, the process ends first what the lesson has
// started. The error says why nothing can be verified.
Result<BuiltinResult, std::string> run_lesson_verify(BuiltinCall& call,
                                                     std::span<const std::string> names);

} // namespace leash
