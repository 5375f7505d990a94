// The reaper: asks the kernel for the changes of children. Only this file calls waitpid(2).
//
// Signals of the same kind do not queue: one SIGCHLD may stand for many children. So the code that
// SIGCHLD wakes asks until no change is left. The code asks with WCONTINUED too: otherwise a job
// that another process continued would stay "Stopped" for ever.
//
// Race: while a pipeline is being built its first process may end. The dead process must still
// lead the group until the last process has joined, so the shell does not reap in between.
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
    ProcessState state; // also Stopped; Running if the child was continued
};

// Returns all changes of children that the kernel has not reported yet. Does not wait.
std::vector<Reaped> reap_all();

// A tracee has stopped and waits for its tracer. The kernel reports such a stop only to the tracer.
struct TraceeStopped {
    Pid tracee;
    TraceStop why;
};
using TracedChange = std::variant<Reaped, TraceeStopped>;

// Does for a tracer what reap_all() does for a shell. `is_tracee` must say whether a process is a
// tracee: a tracee's signal-delivery-stop and the stop of an untraced child have the same status.
// If a tracee is the child of another process, its end is reported here first, and then to its
// parent; if the parent ends without asking, the end is reported here a second time. The function
// does not ask for continued children: it would take the report away from the tracee's parent.
std::vector<TracedChange> reap_all_as_tracer(const std::function<bool(Pid)>& is_tracee);

// End: wait until the child ends. EndOrStop: also return when the child stops or is continued.
enum class WaitFor { End, EndOrStop };

// Waits for this child. Fails with EINTR if a signal with a handler came first, and with ECHILD if
// there is no such child.
Result<ProcessState> wait_for(Pid pid, WaitFor what = WaitFor::End);

// Waits until this child has ended. Noted signals do not end the wait. Fails with ECHILD if there
// is no such child.
Result<ProcessState> wait_for_end(Pid pid);

// Waits for any child. Fails as wait_for() does.
Result<Reaped> wait_for_any(WaitFor what = WaitFor::End);

} // namespace leash
