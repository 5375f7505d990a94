// Reaping: the only file that calls waitpid(2).
//
// SIGCHLD is not a count: one signal may stand for many children. So whoever is woken by it asks
// until nothing is left. WCONTINUED, or a job continued from outside would stay "Stopped" for
// ever. Nothing is reaped but from here, at places the shell chooses: never in the middle of
// building a pipeline, whose first process may be dead but must still lead its group.
//
// Source: waitpid(2), POSIX XCU 2.11.
#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "jobs/process_state.hpp"

#include <vector>

namespace leash {

struct Reaped {
    Pid pid;
    ProcessState state; // also Stopped, and Running for one that was continued
};

// Every change of a child that has not been told yet; does not wait.
std::vector<Reaped> reap_all();

// Waits until this child ends, or stops if `or_stops`. EINTR: a noted signal came first.
// ECHILD: no such child.
enum class WaitFor { End, EndOrStop };
Result<ProcessState> wait_for(Pid pid, WaitFor what = WaitFor::End);

// Waits until any child changes. EINTR and ECHILD as above.
Result<Reaped> wait_for_any(WaitFor what = WaitFor::End);

} // namespace leash
