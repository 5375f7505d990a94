// Reaping: the only file that calls waitpid(2).
//
// SIGCHLD is not a count: one signal may stand for many children. So whoever is woken by it asks
// until nothing is left. WCONTINUED, or a job continued from outside would stay "Stopped" for
// ever. Nothing is reaped but from here, at places the shell chooses: never in the middle of
// building a pipeline, whose first process may be dead but must still lead its group.
//
// Source: waitpid(2), ptrace(2), POSIX XCU 2.11.
#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "jobs/process_state.hpp"
#include "kernel/tracing.hpp"

#include <functional>
#include <variant>
#include <vector>

namespace leash {

struct Reaped {
    Pid pid;
    ProcessState state; // also Stopped, and Running for one that was continued
};

// Every change of a child that has not been told yet; does not wait.
std::vector<Reaped> reap_all();

// A tracee has stopped, which only its tracer is told of; it stays so until it is answered.
struct TraceeStopped {
    Pid tracee;
    TraceStop why;
};
using TracedChange = std::variant<Reaped, TraceeStopped>;

// As reap_all(), for a tracer. `is_tracee` tells a tracee's signal-delivery-stop from the stop of
// an untraced child, which has the same status. The end of a tracee that is another's child is
// reported here first, and then to its parent; if that dies without asking, here once more.
// Continuations are not asked for: they would be taken away from the tracee's parent.
std::vector<TracedChange> reap_all_as_tracer(const std::function<bool(Pid)>& is_tracee);

// Waits until this child ends, or stops if `or_stops`. EINTR: a noted signal came first.
// ECHILD: no such child.
enum class WaitFor { End, EndOrStop };
Result<ProcessState> wait_for(Pid pid, WaitFor what = WaitFor::End);

// Waits until any child changes. EINTR and ECHILD as above.
Result<Reaped> wait_for_any(WaitFor what = WaitFor::End);

} // namespace leash
