#include "launch/reaper.hpp"

#include "kernel/uninterrupted.hpp"

#include <cerrno>
#include <sys/wait.h>

namespace leash {
namespace {

int flags_for(WaitFor what) {
    return what == WaitFor::EndOrStop ? WUNTRACED | WCONTINUED : 0;
}

} // namespace

std::vector<Reaped> reap_all() {
    std::vector<Reaped> reaped;
    for (;;) {
        int status = 0;
        const pid_t pid =
            uninterrupted([&] { return ::waitpid(-1, &status, WNOHANG | WUNTRACED | WCONTINUED); });
        if (pid <= 0)
            return reaped; // 0: no more changes; -1: no children
        reaped.push_back({Pid{pid}, state_from_wait_status(status)});
    }
}

std::vector<TracedChange> reap_all_as_tracer(const std::function<bool(Pid)>& is_tracee) {
    std::vector<TracedChange> changes;
    for (;;) {
        int status = 0;
        // __WALL: also the threads of tracees, which do not send SIGCHLD when they end.
        const pid_t pid = ::waitpid(-1, &status, WNOHANG | WUNTRACED | __WALL);
        if (pid <= 0)
            return changes;
        if (is_surely_a_trace_stop(status) || (WIFSTOPPED(status) && is_tracee(Pid{pid})))
            changes.push_back(TraceeStopped{Pid{pid}, trace_stop_from_wait_status(status)});
        else
            changes.push_back(Reaped{Pid{pid}, state_from_wait_status(status)});
    }
}

Result<ProcessState> wait_for(Pid pid, WaitFor what) {
    int status = 0;
    if (::waitpid(pid.value, &status, flags_for(what)) < 0)
        return system_error("waitpid", _("wait for process {0}", pid.value));
    return state_from_wait_status(status);
}

Result<ProcessState> wait_for_end(Pid pid) {
    for (;;) {
        auto state = wait_for(pid);
        if (state ? is_over(state.value()) : state.error().number != EINTR)
            return state;
    }
}

Result<Reaped> wait_for_any(WaitFor what) {
    int status = 0;
    const pid_t pid = ::waitpid(-1, &status, flags_for(what));
    if (pid < 0)
        return system_error("waitpid", _("wait for a child"));
    return Reaped{Pid{pid}, state_from_wait_status(status)};
}

} // namespace leash
