// A rehearsal of execve(2): finds out whether execve will work, without running the program.
//
// daemonize may write the pidfile and empty an output file only when nothing can fail any more. But
// execve, which comes last, can fail in many ways: no permission, no interpreter, a broken file, a
// busy file, too many arguments. For some broken files execve does not even return: the kernel
// kills the process. Only the kernel knows the answer, and only a real execve gives it. So a child
// calls execve under ptrace(2). The kernel stops the child before the first instruction of the
// program, and the rehearsal kills the child there.
//
// Source: ptrace(2), PTRACE_TRACEME; execve(2).
#pragma once

#include "base/result.hpp"
#include "launch/plan.hpp"

namespace leash {

// Returns the error of execve for this plan; the error is ENOEXEC if the kernel kills the process
// in the middle of execve. Returns success also if a rehearsal is impossible, because another
// program traces this process (strace -f) or ptrace is forbidden.
Outcome rehearse_exec(const LaunchPlan& plan);

} // namespace leash
