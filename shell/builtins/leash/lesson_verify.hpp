// `lesson verify`, which plays lessons unattended.
#pragma once

#include "interpreter/builtin.hpp"

#include <functional>
#include <span>
#include <string>

namespace leash {

// Verifies the lessons with these names, or all lessons, in a process of its own. If a signal ends
// that process, or nobody reads its output any more, the process ends first what the lesson has
// started. The error says why nothing can be verified.
Result<BuiltinResult, Message> run_lesson_verify(BuiltinCall& call,
                                                 std::span<const std::string> names);

// Must be called in a process of its own. Notes SIGHUP, SIGINT, SIGQUIT, SIGTERM and SIGPIPE, and
// calls `verify`. If such a signal comes, signals_are_noted() returns true: `verify` must end what
// `verify` has started, and return. Then this process dies of the signal. Otherwise returns the
// status of `verify`; 1 if the signals cannot be noted.
int verify_until_signal(const std::function<int()>& verify);

} // namespace leash
