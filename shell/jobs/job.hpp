// A job: the processes of one pipeline, in one process group, under one number.
//
// A plain value; nothing here asks or tells the kernel. The reaper's findings are put in with
// JobTable::update().
//
// Source: POSIX XBD 3.181 "Job", XCU 2.11.
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
    std::string command; // its part of the pipeline, as shell text
    ProcessState state = Running{};
    bool reaped = false; // its pid may be used again: never signal it
};

// What the shell does to the job when the terminal hangs up or it leaves with huponexit.
enum class AtHangup { SendHangup, Spare }; // Spare: disown -h

struct Job {
    int number = 0; // [1]; 0 while it is in the foreground and was never stopped
    // Nothing without job control: the processes are then in the shell's own group.
    std::optional<ProcessGroup> group;
    std::vector<JobProcess> processes;
    std::string command; // the whole pipeline, without a trailing &
    bool foreground = false;
    AtHangup at_hangup = AtHangup::SendHangup;
    // The terminal's modes when the job stopped, given back by fg.
    std::optional<TerminalModes> modes;
    // What the user was last told of it; a difference from state() wants a notification.
    ProcessState told = Running{};
    // When it last became the current job: the higher, the more recent.
    unsigned recency = 0;
    bool pipefail = false; // its status is that of the last process that failed
    bool negated = false;  // ! before the pipeline

    // Running while any process runs; else Stopped while any is stopped; else the state of the
    // last process of the pipeline.
    ProcessState state() const;
    // $? of the finished or stopped job, pipefail and ! applied.
    int status() const;
    bool is_over() const { return leash::is_over(state()); }
    bool is_stopped() const { return leash::is_stopped(state()); }
    bool is_running() const { return leash::is_running(state()); }
    // Trap: process group IDs are used again. A group may be signalled only while a process of
    // it has not been reaped.
    bool may_be_signalled() const;
    Pid last_pid() const { return processes.back().pid; }
};

} // namespace leash
