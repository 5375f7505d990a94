// A part of leash that wants a process of its own, run as a job in the foreground: the practice
// terminal, a lesson.
//
// It owns a stage, so it must be neither this shell (a subreaper would falsify what one sees)
// nor in the session inside. As a job it has the terminal, and Ctrl-Z works if it lets it.
#pragma once

#include "interpreter/builtin.hpp"

#include <functional>

namespace leash {

// Forks; `body` runs in the child, with environ(7) as a program of this shell would find it, and
// returns its exit status. `command` is what `jobs` shows.
BuiltinResult run_apart(BuiltinCall& call, const std::string& command,
                        const std::function<int()>& body);

} // namespace leash
