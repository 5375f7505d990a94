#include "kernel/tracing.hpp"

#include <csignal>
#include <string>
#include <sys/ptrace.h>
#include <sys/wait.h>

namespace leash {
namespace {

Outcome request(__ptrace_request what, Pid tracee, long data, const char* name) {
    if (::ptrace(what, tracee.value, nullptr, data) != 0)
        return system_error(name, _("process {0}", tracee.value));
    return success();
}

int event_of(int wait_status) {
    return wait_status >> 16;
}

bool is_stop_signal(int signal) {
    return signal == SIGSTOP || signal == SIGTSTP || signal == SIGTTIN || signal == SIGTTOU;
}

// A code of 0 or less (SI_USER, SI_QUEUE, SI_TKILL) means that a process sent the signal. There is
// one exception: for a write(2) to a pipe without a reader the kernel sends SIGPIPE with the writer
// itself as the sender.
Sender sender_of(const siginfo_t& info, Pid receiver) {
    if (info.si_code > 0)
        return {};
    const Pid sender{info.si_pid};
    if (info.si_signo == SIGPIPE && info.si_code == SI_USER && sender == receiver)
        return {};
    return {sender};
}

} // namespace

TraceStop trace_stop_from_wait_status(int wait_status) {
    const int signal = WSTOPSIG(wait_status);
    switch (event_of(wait_status)) {
    case 0:
        return DeliveryStop{signal};
    case PTRACE_EVENT_EXEC:
        return ExecStop{};
    case PTRACE_EVENT_STOP:
        if (is_stop_signal(signal))
            return GroupStop{signal};
        return NotableStop{};
    default:
        return ForkStop{}; // PTRACE_EVENT_FORK, _VFORK or _CLONE: seize() asks for no other event
    }
}

bool is_surely_a_trace_stop(int wait_status) {
    return WIFSTOPPED(wait_status) && event_of(wait_status) != 0;
}

Outcome seize(Pid process) {
    constexpr long options =
        PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC;
    return request(PTRACE_SEIZE, process, options, "ptrace(PTRACE_SEIZE)");
}

Result<ReceivedSignal> signal_to_be_delivered(Pid tracee) {
    siginfo_t info{};
    if (::ptrace(PTRACE_GETSIGINFO, tracee.value, nullptr, &info) != 0)
        return system_error("ptrace(PTRACE_GETSIGINFO)", _("process {0}", tracee.value));
    return ReceivedSignal{info.si_signo, sender_of(info, tracee)};
}

Outcome let_go_on(Pid tracee, int signal) {
    return request(PTRACE_CONT, tracee, signal, "ptrace(PTRACE_CONT)");
}

Outcome stay_stopped(Pid tracee) {
    return request(PTRACE_LISTEN, tracee, 0, "ptrace(PTRACE_LISTEN)");
}

Outcome stop_tracing(Pid tracee, int signal) {
    return request(PTRACE_DETACH, tracee, signal, "ptrace(PTRACE_DETACH)");
}

Outcome interrupt(Pid tracee) {
    return request(PTRACE_INTERRUPT, tracee, 0, "ptrace(PTRACE_INTERRUPT)");
}

} // namespace leash
