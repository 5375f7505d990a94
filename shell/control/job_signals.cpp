#include "control/job_signals.hpp"

#include "kernel/send_signal.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace leash {
namespace {

Outcome send_to_job(const JobControl& control, const Job& job, int signal, const Message& why) {
    if (job.group)
        return signal_process_group(control, *job.group, signal, why);
    // Without job control the processes are in the shell's own group: signal one by one.
    for (const JobProcess& process : job.processes)
        if (!process.reaped)
            if (auto sent = signal_process(control, process.pid, signal, why); !sent)
                return sent;
    return success();
}

} // namespace

Outcome signal_job(const JobControl& control, const Job& job, int signal, const Message& why) {
    if (!job.may_be_signalled())
        return SystemError{"kill", ESRCH, _("job {0}", job.number)};
    // Look at each process: a job counts as running if one process runs and another is stopped.
    const bool also_continue =
        (signal == SIGTERM || signal == SIGHUP) &&
        std::any_of(job.processes.begin(), job.processes.end(),
                    [](const JobProcess& process) { return is_stopped(process.state); });
    if (auto sent = send_to_job(control, job, signal, why); !sent)
        return sent;
    if (also_continue)
        return send_to_job(control, job, SIGCONT,
                           _("a stopped process gets the signal only when it is continued"));
    return success();
}

Outcome signal_process(const JobControl& control, Pid process, int signal, const Message& why) {
    control.tell(SignalSent{signal, process, why});
    return signal_process(process, signal);
}

Outcome signal_process_group(const JobControl& control, ProcessGroup group, int signal,
                             const Message& why) {
    control.tell(SignalSent{signal, group, why});
    return signal_process_group(group, signal);
}

// kill(0), and not kill(-group): in a new PID namespace the group is 1, and kill(-1) means every
// process. If the group belongs to a process outside the namespace, getpgrp(2) even returns 0.
Outcome signal_own_group(const JobControl& control, int signal, const Message& why) {
    control.tell(SignalSent{signal, ProcessGroup{::getpgrp()}, why});
    return signal_own_process_group(signal);
}

Outcome signal_every_process(const JobControl& control, int signal, const Message& why) {
    control.tell(SignalSent{signal, Pid{-1}, why}); // as kill(2) writes it
    return signal_every_process(signal);
}

void hang_up_jobs(JobControl& control, HangupEvent event) {
    // A job that has ended meanwhile must not be signalled: the number of its group may have been
    // given to another group.
    control.collect();
    const Message why =
        event == HangupEvent::Hangup ? _("the terminal is gone") : _("the shell leaves");
    for (const Job& job : control.table().all()) {
        if (job.is_over() || job.at_hangup == AtHangup::Spare || !job.group)
            continue;
        for (const int signal : control.policy().signals_for(event, job))
            (void)signal_process_group(control, *job.group, signal, why); // it may have ended
    }
}

} // namespace leash
