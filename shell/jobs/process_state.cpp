#include "jobs/process_state.hpp"

#include "base/overloaded.hpp"
#include "kernel/signal_names.hpp"

#include <cstring>
#include <sys/wait.h>

namespace leash {

ProcessState state_from_wait_status(int wait_status) {
    if (WIFEXITED(wait_status))
        return Exited{WEXITSTATUS(wait_status)};
    if (WIFSIGNALED(wait_status))
        return Signaled{WTERMSIG(wait_status), WCOREDUMP(wait_status) != 0};
    if (WIFSTOPPED(wait_status))
        return Stopped{WSTOPSIG(wait_status)};
    return Running{}; // WIFCONTINUED
}

bool is_running(const ProcessState& state) {
    return std::holds_alternative<Running>(state);
}
bool is_stopped(const ProcessState& state) {
    return std::holds_alternative<Stopped>(state);
}
bool is_over(const ProcessState& state) {
    return !is_running(state) && !is_stopped(state);
}

int shell_status(const ProcessState& state) {
    return std::visit(overloaded{
                          [](Running) { return 0; },
                          [](Stopped stopped) { return 128 + stopped.signal; },
                          [](Exited exited) { return exited.status; },
                          [](Signaled signaled) { return 128 + signaled.signal; },
                      },
                      state);
}

std::string describe(const ProcessState& state) {
    return std::visit(
        overloaded{
            [](Running) { return std::string("Running"); },
            [](Stopped stopped) { return "Stopped (SIG" + signal_name(stopped.signal) + ")"; },
            [](Exited exited) {
                return exited.status == 0 ? "Done" : "Done(" + std::to_string(exited.status) + ")";
            },
            [](Signaled signaled) {
                const char* what = sigdescr_np(signaled.signal);
                return std::string(what ? what : "Terminated") + " (SIG" +
                       signal_name(signaled.signal) + ")" +
                       (signaled.core_dumped ? " (core dumped)" : "");
            },
        },
        state);
}

} // namespace leash
