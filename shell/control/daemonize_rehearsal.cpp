#include "control/daemonize_rehearsal.hpp"

#include "control/reaper.hpp"
#include "kernel/descriptors.hpp"
#include "launch/start_process.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <unistd.h>

namespace leash {

Outcome rehearse_exec(const LaunchPlan& plan) {
    auto report = make_pipe();
    if (!report)
        return report.error();
    auto actor = start_subshell(LaunchPlan{}, [&]() -> int {
        // A tracee whose tracer dies runs on; this one must not.
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0)
            return 0;
        const SystemError error = replace_process(plan);
        return ::write(report.value().write_end.get(), &error.number, sizeof error.number) > 0;
    });
    if (!actor)
        return actor.error();
    report.value().write_end.close();

    // Close-on-exec closes the pipe within execve, so after this read it has failed, or will stop
    // in SIGTRAP before it gets to user mode. SIGKILL comes in time in either case.
    const auto told = read_all(report.value().read_end.get());
    ::kill(actor.value().value, SIGKILL);
    for (;;) {
        const auto state = wait_for(actor.value());
        if (state ? is_over(state.value()) : state.error().number != EINTR)
            break;
    }
    int number = 0;
    if (told && told.value().size() == sizeof number)
        std::memcpy(&number, told.value().data(), sizeof number);
    if (number != 0)
        return SystemError{"execve", number, plan.path};
    return success();
}

} // namespace leash
