// Events: values that say what leash does about jobs, and why.
//
// leash tells all events in one stream. The ledger of a stage, narration, the checks of lessons and
// the tests read the stream. docs/narrate.md shows each event as JSON.
//
// Invariant: leash tells SignalSent *before* it sends the signal, and StateChanged *after* it has
// reaped the status. So the fact is on record before the process can disappear.
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

// leash has started and will read commands. leash leads its session if `shell` and `session` are
// the same number.
struct ShellStarted {
    Pid shell;
    ProcessGroup group;
    Session session;
};
// The system call that makes a process. launch/start_process.hpp says when leash uses which.
enum class StartCall { Fork, Vfork };
// The process group that leash plans for a new process.
enum class PlannedGroup {
    New,   // a new group, which the process leads: the first process of a job
    Job,   // the group of the job, which exists already
    Shell, // leash's own group: no job control, or the process is not part of a job
};
// leash is about to start a process. ProcessStarted or StartFailed follows.
struct StartPlanned {
    std::string command;
    PlannedGroup group = PlannedGroup::New;
    StartCall call = StartCall::Fork;
    Message why; // the reason for this call
};
// The call failed, and there is no process. If a forked child cannot execute its program, this
// event is not told: the process has started, and exits with 126 or 127.
struct StartFailed {
    std::string command;
    StartCall call = StartCall::Fork;
    int error = 0; // errno
};
// leash has started a process. The kernel may use a process ID again; the process ID and the start
// time together name one process for ever.
struct ProcessStarted {
    Pid pid;
    // Field 22 of /proc/PID/stat: clock ticks since boot. 0 if leash has not read it.
    std::uint64_t start_time = 0;
    ProcessGroup group;
    std::string command;
};
// setpgid was called for a process: after vfork by the child alone, after fork by child and shell.
struct ProcessGrouped {
    Pid pid;
    ProcessGroup group;
    StartCall call = StartCall::Fork;
};
// A pipeline has become a job. ProcessStarted was told before for each process of the job.
struct JobStarted {
    int number = 0; // the 1 of "[1]"; 0 for a job in the foreground, which has no number
    ProcessGroup group;
    std::vector<Pid> processes;
    bool foreground = false;
    std::string command;
};
// A job in the foreground was stopped and has now got its number.
struct JobNumbered {
    int number = 0;
    ProcessGroup group;
};
// fg or bg has moved a job to the foreground or to the background.
struct JobMoved {
    ProcessGroup group;
    bool foreground = false;
};
struct JobDisowned {
    int number = 0;
    ProcessGroup group;
    bool stays_in_list = false; // disown -h: leash spares the job, and `jobs` still lists it
};
// $! is now the ID of this process.
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
// leash has read the terminal's modes with tcgetattr(3) and remembers them for a job, or for
// itself.
struct ModesSaved {
    std::optional<ProcessGroup> job; // nullopt: leash itself
    Message why;
};
// leash has set the terminal's modes with tcsetattr(3) to the modes that it remembered.
struct ModesRestored {
    std::optional<ProcessGroup> job;
    Message why;
};
// waitpid(2) has reported a change of a child.
struct StateChanged {
    Pid pid;
    ProcessState state;
};
// A job has changed, but leash does not notify the user now: "[1]+  Done" comes later.
struct NotificationHeld {
    int number = 0;
    Message why;
};
struct SignalSent {
    int signal;
    std::variant<Pid, ProcessGroup> target;
    Message why; // "kill %1", "hangup: the policy of leash sends HUP to every job"
};
// leash itself has received a signal.
struct SignalReceived {
    int signal;
    Sender sender;
};
// The stage, as a tracer, has seen a signal before the signal had an effect. A tracer does not see
// SIGKILL.
struct SignalDelivered {
    Pid process;
    int signal;
    Sender sender;
};
// The stage, as a tracer, has seen a process execute a setuid program. The program runs without the
// rights of its owner, because the process is traced.
struct SetuidIgnored {
    Pid process;
    std::string program;
};
// The terminal is gone. leash has found this by end of input or POLLHUP, not by SIGHUP.
struct TerminalGone {};
struct PromptShown {};
// The built-in exec: leash is about to execute another program in its own process. If exec fails,
// ShellStarted follows.
struct ShellReplaced {
    std::string command;
};
// leash is about to exit in an orderly way.
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

// A function that receives every event.
using EventSink = std::function<void(const Event&)>;
// Returns the time of CLOCK_MONOTONIC (clock_gettime(2)).
std::chrono::nanoseconds monotonic_now();

} // namespace leash
