// The signals that the shell sends to its jobs, and those that `kill` sends to any process.
//
// Invariant: each signal is told as an event before it is sent, with the reason `why`. So the fact
// is on record before the receiver can disappear.
//
// The functions that return an Outcome fail as kill(2) does (kernel/send_signal.hpp).
//
// Source: POSIX XCU `kill`, POSIX XSH _exit "Consequences of Process Termination".
#pragma once

#include "control/job_control.hpp"

#include <string>

namespace leash {

// kill %1: to the process group of the job. SIGTERM and SIGHUP also continue a stopped job, so that
// the job can die. Fails with ESRCH if every process of the job is reaped: the kernel may have
// given their numbers to other processes.
Outcome signal_job(const JobControl& control, const Job& job, int signal, const Message& why);
Outcome signal_process(const JobControl& control, Pid process, int signal, const Message& why);
Outcome signal_process_group(const JobControl& control, ProcessGroup group, int signal,
                             const Message& why);
// kill 0: to the process group of the shell.
Outcome signal_own_group(const JobControl& control, int signal, const Message& why);
// kill -1: to every process that this user may signal, except the shell.
Outcome signal_every_process(const JobControl& control, int signal, const Message& why);

// The shell is about to leave: sends to each job the signals that the hangup policy has for
// `event`. A job that `disown` has set apart gets no signal.
void hang_up_jobs(JobControl& control, HangupEvent event);

} // namespace leash
