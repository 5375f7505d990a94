#include "builtins/own_ledger.hpp"

#include <algorithm>
#include <unistd.h>

namespace leash {

// Told as events, one job after another in the order of their currency, so that %+ and %- come out
// right.
Ledger ledger_of(Shell& shell, const Snapshot& now) {
    Ledger ledger;
    const auto tell = [&](EventBody body) {
        ledger.record(shell.pid, Event{monotonic_now(), std::move(body)});
    };
    ledger.set_leader({shell.pid, read_start_time(shell.pid)}, shell.name);
    tell(ShellStarted{shell.pid, ProcessGroup{::getpgrp()}, Session{::getsid(0)}});
    std::vector<const Job*> jobs;
    for (const Job& job : shell.control.table.all())
        jobs.push_back(&job);
    std::stable_sort(jobs.begin(), jobs.end(),
                     [](const Job* a, const Job* b) { return a->recency < b->recency; });
    for (const Job* job : jobs) {
        const ProcessGroup group = job->group.value_or(ProcessGroup{::getpgrp()});
        std::vector<Pid> processes;
        for (const JobProcess& process : job->processes) {
            tell(ProcessStarted{process.pid, process.reaped ? 0 : read_start_time(process.pid),
                                group, process.command});
            processes.push_back(process.pid);
        }
        tell(JobStarted{job->number, group, std::move(processes), job->foreground, job->command});
        for (const JobProcess& process : job->processes)
            if (!is_running(process.state))
                tell(StateChanged{process.pid, process.state});
    }
    if (shell.last_background)
        tell(LastBackground{*shell.last_background});
    ledger.observe(now, monotonic_now());
    return ledger;
}

} // namespace leash
