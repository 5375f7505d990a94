// A rehearsal of execve(2): whether it will work, found out without running the program.
//
// The pidfile may be written and an output file emptied only when nothing can fail any more, but
// the one call that is left then, execve, can fail in a dozen ways (no permission, no interpreter,
// a broken file, a busy one, too many arguments), and for some broken files so late that the
// process is killed instead of told. Only the kernel knows, and it tells only by doing it. So a
// child does it under ptrace(2), which stops it before its first instruction; there it is killed.
//
// Source: ptrace(2), PTRACE_TRACEME; execve(2).
#pragma once

#include "base/result.hpp"
#include "launch/plan.hpp"

namespace leash {

// The error that execve of this plan fails with now; ENOEXEC where the kernel kills the process
// in the middle of it. Success also where a rehearsal is impossible, because this process is being
// traced itself (strace -f), or ptrace is forbidden.
Outcome rehearse_exec(const LaunchPlan& plan);

} // namespace leash
