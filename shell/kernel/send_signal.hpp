// Sending signals.
//
// Invariant: only this file calls kill(2) and similar functions; the architecture test checks this.
// Code of the shell that sends a signal to a job must use control/job_signals.hpp instead: there
// the signal is told as an event before it is sent.
//
// kill(2) has one number for its targets, and the sign of the number decides the kind of target.
// Here each kind of target has its own function.
//
// Source: kill(2), raise(3), pidfd_send_signal(2), POSIX XSH kill().
#pragma once

#include "base/ids.hpp"
#include "base/owned_descriptor.hpp"
#include "base/result.hpp"

namespace leash {

// These functions fail as kill(2) does: with ESRCH if there is no such process, with EPERM if the
// process belongs to another user. Signal 0 sends no signal: the function only checks for errors.

// Race: the kernel may give the number of a reaped process to another process. So the caller must
// know that `process` is a child that is not reaped, or a number that the user typed.
Outcome signal_process(Pid process, int signal);
Outcome signal_process_group(ProcessGroup group, int signal);
// Sends to the caller's process group; the caller is part of the group.
Outcome signal_own_process_group(int signal);
// kill -1: sends to every process that the caller may signal, except the caller and process 1.
Outcome signal_every_process(int signal);
// Sends to the process of a descriptor (see open_process()). The signal never reaches another
// process, even if the process has ended and the kernel has used its number again.
Outcome signal_held_process(const OwnedDescriptor& process, int signal);

// Returns true if a process has this number. A zombie counts.
bool process_exists(Pid process);

// Ends the caller by `signal`, whatever the signal's disposition is, so that the caller's parent
// sees the signal. Destructors do not run: the caller must undo before what must be undone. If the
// signal does not end a process, exits with 128 + `signal`. A signal handler may call this: all its
// calls are async-signal-safe (signal-safety(7)).
[[noreturn]] void die_of_signal(int signal);

} // namespace leash
