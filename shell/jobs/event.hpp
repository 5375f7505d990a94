// Events: everything leash does about jobs, as values with a reason.
//
// One stream, read by the ledger of a stage, by narration, by lesson checks and by tests.
// An event of a signal is told *before* the signal is sent, and of a status *after* it was
// reaped, so that the fact is on record before its process can be gone.
#pragma once

#include "base/ids.hpp"
#include "jobs/process_state.hpp"
#include "kernel/signals.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace leash {

// This leash is up and reads commands: what it is, and whether it leads its session.
struct ShellStarted {
    Pid shell;
    ProcessGroup group;
    Session session;
};
// A child was started. start_time is field 22 of /proc/PID/stat: with the pid it names a
// process for ever, where a pid alone may be used again.
struct ProcessStarted {
    Pid pid;
    std::uint64_t start_time = 0; // clock ticks since boot; 0 where it was not read
    ProcessGroup group;
    std::string command;
};
// A pipeline became a job, its processes told before. number is what [1] shows; 0: none
// (a foreground job that never needed a number).
struct JobStarted {
    int number = 0;
    ProcessGroup group;
    std::vector<Pid> processes;
    bool foreground = false;
    std::string command;
};
// A job got its number later than its start: a foreground job that was stopped.
struct JobNumbered {
    int number = 0;
    ProcessGroup group;
};
// The job is moved between foreground and background by fg and bg.
struct JobMoved {
    ProcessGroup group;
    bool foreground = false;
};
struct JobDisowned {
    int number = 0;
    ProcessGroup group;
};
// $! is now this process.
struct LastBackground {
    Pid pid;
};
struct DaemonStarted {
    Pid pid;
    std::string command;
};
struct TerminalLent {
    ProcessGroup group;
};
struct TerminalTakenBack {
    ProcessGroup from;
};
struct StateChanged {
    Pid pid;
    ProcessState state;
};
struct SignalSent {
    int signal;
    std::variant<Pid, ProcessGroup> target;
    std::string why; // "kill %1", "hangup: the policy of leash sends HUP to every job"
};
struct SignalReceived { // by the shell itself
    int signal;
    Sender sender;
};
// Seen by the stage as a tracer, before it had its effect; never SIGKILL.
struct SignalDelivered {
    Pid process;
    int signal;
    Sender sender;
};
// Seen by the stage as a tracer: a setuid program that runs without the rights of its owner,
// because it is traced.
struct SetuidIgnored {
    Pid process;
    std::string program;
};
// The terminal is gone, found by end of input or POLLHUP rather than by SIGHUP.
struct TerminalGone {};
struct PromptShown {};
// The shell is about to leave in an orderly way.
struct ShellExits {
    int status;
};

using EventBody =
    std::variant<ShellStarted, ProcessStarted, JobStarted, JobNumbered, JobMoved, JobDisowned,
                 LastBackground, DaemonStarted, TerminalLent, TerminalTakenBack, StateChanged,
                 SignalSent, SignalReceived, SignalDelivered, SetuidIgnored, TerminalGone,
                 PromptShown, ShellExits>;

struct Event {
    std::chrono::nanoseconds time{}; // CLOCK_MONOTONIC
    EventBody body;
};

// Where events go. An empty function: nobody listens, and nothing is made for them.
using EventSink = std::function<void(const Event&)>;
std::chrono::nanoseconds monotonic_now();

} // namespace leash
