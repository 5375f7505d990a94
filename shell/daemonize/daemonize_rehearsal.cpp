#include "daemonize/daemonize_rehearsal.hpp"

#include "kernel/descriptors.hpp"
#include "kernel/send_signal.hpp"
#include "launch/reaper.hpp"
#include "launch/start_process.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <unistd.h>

namespace leash {

namespace {

// Waits until the actor stops or ends. waitpid(2) always reports the stops of a tracee.
ProcessState wait_for_actor(Pid actor) {
    for (;;) {
        const auto state = wait_for(actor);
        if (state)
            return state.value();
        if (state.error().number != EINTR)
            return Exited{0};
    }
}

int act(const LaunchPlan& plan, Pid tracer, int report) {
    // If its tracer dies, a tracee normally runs on. This tracee must not.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != tracer.value || ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0)
        return 0;
    const int number = replace_process(plan).number;
    return ::write(report, &number, sizeof number) == sizeof number ? 0 : 1;
}

} // namespace

Outcome rehearse_exec(const LaunchPlan& plan) {
    auto report = make_pipe();
    if (!report)
        return report.error();
    const Pid tracer{::getpid()};
    const auto actor = start_subshell(
        LaunchPlan{}, [&] { return act(plan, tracer, report.value().write_end.get()); });
    if (!actor)
        return actor.error();
    report.value().write_end.close();

    // The pipe ends within execve (close-on-exec), or after the errno of a failed execve.
    const auto told = read_all(report.value().read_end.get());
    // Now the actor stops with SIGTRAP before its first instruction, or the actor has ended. If the
    // kernel ends a half-done execve with SIGSEGV, the actor stops with SIGSEGV, because the signal
    // goes to the tracer first.
    ProcessState state = wait_for_actor(actor.value());
    const bool broken =
        std::holds_alternative<Signaled>(state) || state == ProcessState{Stopped{SIGSEGV}};
    while (!is_over(state)) {
        (void)signal_process(actor.value(), SIGKILL);
        state = wait_for_actor(actor.value());
    }
    int number = broken ? ENOEXEC : 0;
    if (told && told.value().size() == sizeof number)
        std::memcpy(&number, told.value().data(), sizeof number);
    if (number != 0)
        return SystemError{"execve", number, Message::verbatim(plan.path)};
    return success();
}

} // namespace leash
