// Whether a shell waits for a line: seen from outside, for any shell, whatever its prompt.
//
// It does when its process group is in the foreground and it sleeps in a system call that reads:
// read(2) from a terminal, or poll(2) and its kin without a timeout. What was typed has been taken
// when it has woken up since and sleeps so again.
//
// Source: proc(5): /proc/PID/stat, /proc/PID/syscall, /proc/PID/status.
#pragma once

#include "base/ids.hpp"

namespace leash {

struct Reading {
    bool asleep = false; // whatever it waits for: a line, or its job
    bool waits_for_a_line = false;
    long sleeps = 0; // how often it has gone to sleep so far (voluntary_ctxt_switches)
};

// All false and 0 where the process is gone. Where the kernel does not show system calls, any
// sleep in the foreground counts.
Reading look_at_reading(Pid shell);

} // namespace leash
