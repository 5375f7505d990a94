// Tracing: a tracer learns of every signal to another process, and of the signal's sender, before
// the signal is delivered.
//
// A tracer seizes a process. The process continues to run; the kernel also seizes every child that
// the process makes from then on. Before a signal is delivered the tracee stops. The tracer may
// read the signal's siginfo, and then lets the tracee continue with the signal. A tracer never sees
// SIGKILL, because SIGKILL kills a process in every state.
//
// Rules of ptrace(2) for the code that uses this file:
//  - Only the thread that seized a process may answer the stops of the process, and the thread must
//    answer each stop.
//  - The answer to a group-stop (Ctrl-Z) is stay_stopped(): the tracee then stays stopped until
//    SIGCONT, as an untraced process does. After let_go_on() the tracee would run.
//  - A traced process that executes a setuid program does not get the rights of the program's
//    owner, unless the tracer has CAP_SYS_PTRACE.
//
// Source: ptrace(2), "PTRACE_SEIZE", "Stopped states", "Group-stop".
#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "kernel/signals.hpp"

#include <variant>

namespace leash {

// The reason why a tracee has stopped.
struct DeliveryStop { // `signal` is about to be delivered: let_go_on() delivers it
    int signal;
};
struct GroupStop { // `signal` has stopped the tracee, as Ctrl-Z stops a job
    int signal;
};
struct NotableStop {}; // the first stop of a new child; the end of a group-stop; interrupt()
struct ExecStop {};    // the tracee has executed another program
struct ForkStop {};    // the tracee has made a child; the child has a stop of its own
using TraceStop = std::variant<DeliveryStop, GroupStop, NotableStop, ExecStop, ForkStop>;

// Decodes a status of waitpid(2). The status must be the status of a tracee, and WIFSTOPPED must be
// true for it.
TraceStop trace_stop_from_wait_status(int wait_status);
// Returns true if only a tracee can have this status. A DeliveryStop has the same status as the
// stop of an untraced child.
bool is_surely_a_trace_stop(int wait_status);

// Begins to trace a process and all processes that it starts later. Fails with EPERM if the system
// does not allow it, or if another process traces the process already.
Outcome seize(Pid process);

// Returns the signal and its sender. The tracee must be in a DeliveryStop.
Result<ReceivedSignal> signal_to_be_delivered(Pid tracee);

// The three answers to a stop. `signal` is delivered to the tracee; 0 means no signal.
// Race: each answer fails with ESRCH if somebody has killed the tracee meanwhile. This is not an
// error of the caller.
Outcome let_go_on(Pid tracee, int signal = 0);
Outcome stay_stopped(Pid tracee); // only for a GroupStop
Outcome stop_tracing(Pid tracee, int signal = 0);

// Makes a running tracee stop with a NotableStop or a GroupStop, which the tracer must answer.
Outcome interrupt(Pid tracee);

} // namespace leash
