// A rehearsal of execve(2): whether it will work, found out without running the program.
//
// An output file may be emptied only when nothing can fail any more, but the one call that is left
// then, execve, can fail in a dozen ways (no permission, no interpreter, a broken file, a busy
// one, too many arguments). Only the kernel knows, and it tells only by doing it. So a child does
// it under ptrace(2), which stops it before its first instruction; there it is killed.
//
// Source: ptrace(2), PTRACE_TRACEME; execve(2).
#pragma once

#include "base/result.hpp"
#include "launch/plan.hpp"

namespace leash {

// The error that execve of this plan fails with now. Success also where a rehearsal is impossible
// because this process is being traced itself (strace -f), or ptrace is forbidden.
Outcome rehearse_exec(const LaunchPlan& plan);

} // namespace leash
