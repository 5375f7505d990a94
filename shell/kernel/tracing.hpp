// Tracing: being told of every signal of another process, and who sent it, before it is delivered.
//
// A tracer seizes a process; the process goes on as before, and so does every child it makes from
// then on, seized by itself. Whenever a signal is about to be delivered the tracee stops, the
// tracer may read the signal's siginfo, and then lets the tracee go on with that signal. SIGKILL
// alone is never shown: it kills in any state.
//
// Invariants of ptrace(2) that its users live by:
//  - Only the thread that seized a process may answer its stops, and each stop must be answered.
//  - A group-stop (Ctrl-Z) is answered by stay_stopped(): the tracee then lies still, as it would
//    untraced, until SIGCONT; go_on() would set it running.
//  - While it is traced, a program that is setuid gets no rights of its owner, unless the tracer
//    has CAP_SYS_PTRACE.
//
// Source: ptrace(2), "PTRACE_SEIZE", "Stopped states", "Group-stop".
#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "kernel/signals.hpp"

#include <variant>

namespace leash {

// What a tracee stopped for.
struct DeliveryStop { // `signal` is about to be delivered: let_go_on() delivers it
    int signal;
};
struct GroupStop { // it is stopped by `signal` as a job is
    int signal;
};
struct NotableStop {}; // a new child's first stop; the end of a group-stop; interrupt()
struct ExecStop {};    // it has become another program
struct ForkStop {};    // it has made a child, which reports by itself
using TraceStop = std::variant<DeliveryStop, GroupStop, NotableStop, ExecStop, ForkStop>;

// From a status of waitpid(2) that is WIFSTOPPED and a tracee's.
TraceStop trace_stop_from_wait_status(int wait_status);
// True for a status that no other than a tracee can have. (A DeliveryStop looks like the stop of
// a child that is not traced.)
bool is_surely_a_trace_stop(int wait_status);

// Begins to trace a process and, by themselves, all that it starts later. EPERM: the system does
// not allow it, or another traces it already.
Outcome seize(Pid process);

// For a tracee in a DeliveryStop: the signal and its sender.
Result<ReceivedSignal> signal_to_be_delivered(Pid tracee);

// Answers to a stop. ESRCH: the tracee was killed meanwhile, which is no mistake.
Outcome let_go_on(Pid tracee, int signal = 0); // 0: none
Outcome stay_stopped(Pid tracee);              // for a GroupStop
Outcome stop_tracing(Pid tracee, int signal = 0);

// Makes a running tracee stop (NotableStop or GroupStop), to be answered.
Outcome interrupt(Pid tracee);

} // namespace leash
