// Runs a part of leash in a process of its own, as a job in the foreground: the practice terminal,
// or a lesson.
//
// Such a process owns a stage, and a stage is a subreaper. A subreaper changes what the learner
// sees. So the process must not be this shell, and must not be in the session on the practice
// terminal. As a foreground job, the process has the terminal. Ctrl-Z works unless the process
// prevents this. If leash is killed, nobody could reach the process any more: it gets SIGHUP, as at
// a hangup (prctl(2), PR_SET_PDEATHSIG).
#pragma once

#include "interpreter/builtin.hpp"

#include <functional>

namespace leash {

// Forks, and runs `body` in the child. environ(7) is the environment that this shell gives to a
// program. `body` returns the exit status. `command` is what `jobs` shows.
BuiltinResult run_apart(BuiltinCall& call, const std::string& command,
                        const std::function<int()>& body);

} // namespace leash
