// Looks from outside whether a shell waits for a line. This works for any shell and any prompt.
//
// A shell waits for a line if its process group is in the foreground and the shell sleeps in a
// system call that reads: read(2) from a terminal, or poll(2), select(2) or epoll_wait(2) without a
// timeout. The shell has taken a typed line when it has woken up since then, and waits for a line
// again.
//
// Source: proc(5): /proc/PID/stat, /proc/PID/syscall, /proc/PID/status.
#pragma once

#include "base/ids.hpp"

namespace leash {

struct Reading {
    bool asleep = false; // the shell waits for a line, or for its job
    bool waits_for_a_line = false;
    long sleeps = 0; // how often the shell has gone to sleep (voluntary_ctxt_switches)
};

// Returns false and 0 if the process is gone. If the kernel hides system calls, any sleep in the
// foreground counts as waiting for a line.
Reading look_at_reading(Pid shell);

} // namespace leash
