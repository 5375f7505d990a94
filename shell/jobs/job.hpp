// A job: the processes of one pipeline, with one process group and one job number.
//
// A job is a plain value: no function here calls the kernel. JobTable::update() changes the states
// of the processes to what the reaper has found.
//
// Source: POSIX XBD 3 "Job", XCU 2.11.
#pragma once

#include "base/ids.hpp"
#include "jobs/process_state.hpp"
#include "kernel/terminal_modes.hpp"

#include <optional>
#include <string>
#include <vector>

namespace leash {

struct JobProcess {
    Pid pid;
    std::string command; // the process's part of the pipeline, as shell text
    ProcessState state = Running{};
    bool reaped = false; // the kernel may use the pid again: never send a signal to it
};

// SendHangup: the shell sends its hangup signals to the job, at a hangup and at an exit with
// huponexit. Spare: the shell does not.
enum class AtHangup {
    SendHangup,
    Spare, // after disown -h
};

struct Job {
    int number = 0; // the 1 of "[1]"; 0 for a foreground job that was never stopped
    // nullopt without job control: the processes are then in the shell's own group.
    std::optional<ProcessGroup> group;
    std::vector<JobProcess> processes;
    std::string command; // the whole pipeline, without a trailing &
    bool foreground = false;
    AtHangup at_hangup = AtHangup::SendHangup;
    // The terminal's modes at the moment when the job stopped. fg sets them again.
    std::optional<TerminalModes> modes;
    // The state that the user was last told. If state() is different, a notification is due.
    ProcessState told = Running{};
    // Grows each time a job becomes the current job: the highest value is the most recent.
    unsigned recency = 0;
    bool pipefail = false; // the job's status is that of the last process that failed
    bool negated = false;  // ! stands before the pipeline
    // The process of <(...) or >(...). It is in the table only so that `wait PID` finds it: it has
    // no number, and it does not count as a job.
    bool is_substitution = false;

    // Returns Running if any process runs; otherwise Stopped if any process is stopped; otherwise
    // the state of the last process of the pipeline.
    ProcessState state() const;
    // Returns $? for the job when it is over or stopped, with pipefail and ! applied.
    int status() const;
    bool is_over() const { return leash::is_over(state()); }
    bool is_stopped() const { return leash::is_stopped(state()); }
    bool is_running() const { return leash::is_running(state()); }
    // Returns true if at least one process is not reaped. Race: when all processes of a group are
    // reaped, the kernel may give the group's ID to another group. A signal would then hit a
    // stranger.
    bool may_be_signalled() const;
    Pid last_pid() const { return processes.back().pid; }
};

} // namespace leash
