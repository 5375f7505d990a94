// The state of a process: running, stopped, exited, or terminated by a signal.
//
// A std::variant instead of the wait status of waitpid(2): code cannot ask for an exit status if
// the process was stopped.
//
// Source: waitpid(2): WIFEXITED and similar macros.
#pragma once

#include "base/message.hpp"

#include <variant>

namespace leash {

struct Running {
    friend bool operator==(Running, Running) = default;
};
struct Stopped {
    int signal; // SIGTSTP, SIGSTOP, SIGTTIN or SIGTTOU
    friend bool operator==(Stopped, Stopped) = default;
};
struct Exited {
    int status; // 0 to 255
    friend bool operator==(Exited, Exited) = default;
};
struct Signaled { // terminated by a signal
    int signal;
    bool core_dumped = false;
    friend bool operator==(Signaled, Signaled) = default;
};
using ProcessState = std::variant<Running, Stopped, Exited, Signaled>;

// Decodes the wait status that waitpid(2) stores.
ProcessState state_from_wait_status(int wait_status);

bool is_running(const ProcessState& state);
bool is_stopped(const ProcessState& state);
// Returns true for Exited and Signaled: such a state never changes again.
bool is_over(const ProcessState& state);

// Returns the value of $?: the exit status, or 128 plus the number of the signal that terminated or
// stopped the process.
int shell_status(const ProcessState& state);

// Returns the text that `jobs` writes: "Running", "Done", "Done(3)", "Stopped (SIGTSTP)",
// "Terminated (SIGTERM)", "Segmentation fault (SIGSEGV) (core dumped)".
Message describe(const ProcessState& state);

} // namespace leash
