// Events: everything leash does about jobs, as values with a reason.
//
// One stream, read by the ledger of a stage, by narration, by lesson checks and by tests.
// docs/narrate.md has the same list as JSON.
//
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
// How processes are made. Which of the two, and why, launch/start_process.hpp says.
enum class StartCall { Fork, Vfork };
// The process group a new process is to be in.
enum class GroupWish {
    New,   // it leads one of its own: the first process of a job
    Job,   // that of its job, which is there already
    Shell, // leash's own: no job control, or no job
};
// A process is about to be started. Told before; what came of it is told by the next.
struct StartPlanned {
    std::string command;
    GroupWish group = GroupWish::New;
    StartCall call = StartCall::Fork;
    std::string why; // this call and not the other
};
// The call failed: there is no process. A forked child whose program cannot be executed is one
// that started, and exits with 126 or 127.
struct StartFailed {
    std::string command;
    StartCall call = StartCall::Fork;
    int error = 0; // errno
};
// A child was started. start_time is field 22 of /proc/PID/stat: with the pid it names a
// process for ever, where a pid alone may be used again.
struct ProcessStarted {
    Pid pid;
    std::uint64_t start_time = 0; // clock ticks since boot; 0 where it was not read
    ProcessGroup group;
    std::string command;
};
// setpgid: by the child alone after a vfork, by both after a fork.
struct ProcessGrouped {
    Pid pid;
    ProcessGroup group;
    StartCall call = StartCall::Fork;
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
// tcgetattr: the terminal's modes as they are now are remembered as this job's, or the shell's.
struct ModesSaved {
    std::optional<ProcessGroup> job; // none: the shell's
    std::string why;
};
// tcsetattr: the modes that were remembered are in force again.
struct ModesRestored {
    std::optional<ProcessGroup> job;
    std::string why;
};
// What waitpid told of a child, decoded.
struct StateChanged {
    Pid pid;
    ProcessState state;
};
// There is news of a job, but not for the user yet: "[1]+  Done" comes later.
struct NotificationHeld {
    int number = 0;
    std::string why;
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
// exec: the shell is about to become another program, in the same process. Told before; if it
// cannot, ShellStarted follows.
struct ShellReplaced {
    std::string command;
};
// The shell is about to leave in an orderly way.
struct ShellExits {
    int status;
};

using EventBody =
    std::variant<ShellStarted, StartPlanned, StartFailed, ProcessStarted, ProcessGrouped,
                 JobStarted, JobNumbered, JobMoved, JobDisowned, LastBackground, DaemonStarted,
                 TerminalLent, TerminalTakenBack, ModesSaved, ModesRestored, StateChanged,
                 NotificationHeld, SignalSent, SignalReceived, SignalDelivered, SetuidIgnored,
                 TerminalGone, PromptShown, ShellReplaced, ShellExits>;

struct Event {
    std::chrono::nanoseconds time{}; // CLOCK_MONOTONIC
    EventBody body;
};

// Where events go.
using EventSink = std::function<void(const Event&)>;
std::chrono::nanoseconds monotonic_now();

} // namespace leash
