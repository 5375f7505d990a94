// The one place from which leash sends a signal.
//
// Invariant: no other file of leash calls kill(2) or one of its relatives; the architecture test
// holds every file to that. A signal to a job is an event, and the event is told before the signal
// is sent: JobControl does that (control/job_control.hpp). Send to a job through JobControl.
//
// kill(2) tells its five targets apart by the sign of one number. Here each target has a function
// of its own.
//
// Source: kill(2), raise(3), pidfd_send_signal(2), POSIX XSH kill().
#pragma once

#include "base/ids.hpp"
#include "base/owned_descriptor.hpp"
#include "base/result.hpp"

namespace leash {

// The errors of all these functions are those of kill(2): ESRCH if there is no such process, EPERM
// if the process belongs to somebody else. Signal 0 is not sent: it only asks for these errors.

// The caller must know that `process` still means the same process: a child that is not reaped
// yet, or a number that the user has typed.
Outcome signal_process(Pid process, int signal);
Outcome signal_process_group(ProcessGroup group, int signal);
// The caller's own process group, the caller included.
Outcome signal_own_process_group(int signal);
// kill -1: every process that the caller may signal, but not the caller itself and not process 1.
Outcome signal_every_process(int signal);
// A process that is held by its descriptor (open_process): the signal reaches no other process,
// even if the process has ended meanwhile and its number means another one.
Outcome signal_held_process(const OwnedDescriptor& process, int signal);

// True if a process has this number, a zombie included.
bool process_exists(Pid process);

// Ends the caller by `signal`, whatever the signal's disposition is, so that whoever waits for the
// caller sees the signal. Destructors do not run: undo before what must be undone. Exits with
// 128 + `signal` if the signal does not end a process.
[[noreturn]] void die_of_signal(int signal);

} // namespace leash
