// What a process has been seen to be doing, as a sum type rather than a wait status.
//
// Source: waitpid(2), WIFEXITED and its kin.
#pragma once

#include <string>
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
    int status; // 0..255
    friend bool operator==(Exited, Exited) = default;
};
struct Signaled { // terminated by a signal
    int signal;
    bool core_dumped = false;
    friend bool operator==(Signaled, Signaled) = default;
};
using ProcessState = std::variant<Running, Stopped, Exited, Signaled>;

// From the status that waitpid(2) stores.
ProcessState state_from_wait_status(int wait_status);

bool is_running(const ProcessState& state);
bool is_stopped(const ProcessState& state);
bool is_over(const ProcessState& state); // Exited or Signaled: will never change again

// The shell's $?: the exit status, or 128 + the signal's number (also for a stop).
int shell_status(const ProcessState& state);

// As `jobs` writes it: "Running", "Done", "Done(3)", "Stopped (SIGTSTP)",
// "Terminated (SIGTERM)", "Segmentation fault (SIGSEGV) (core dumped)".
std::string describe(const ProcessState& state);

} // namespace leash
