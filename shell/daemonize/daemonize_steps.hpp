// The words for what daemonize will do (--dry-run), does (--explain), left out (--omit) and could
// not do. Pure: from options and records to lines of text.
//
// Source: daemon(7), "SysV Daemons".
#pragma once

#include "daemonize/daemonize_options.hpp"
#include "kernel/snapshot.hpp"

#include <cstdint>

namespace leash {

// What came of one step, as the children report it over the pipe: of a fixed size below PIPE_BUF,
// so that each write(2) arrives whole and those of two processes never mix (pipe(7)).
struct StepRecord {
    DaemonStep step;
    std::int32_t result; // what the call returned; -1 where it failed
    std::int32_t error;  // errno where it failed, else 0
};

// "  6  setsid(): a session and group of its own, without a terminal"
std::string planned_line(DaemonStep step, const DaemonOptions& options);

// "  6  setsid() = 812: a session and group of its own, without a terminal"
// "  6  setsid() = -1 EPERM: Operation not permitted"
std::string done_line(const StepRecord& record, const DaemonOptions& options);

// "without setsid: stays in the caller's session: a hangup kills it"
std::string omission_warning(DaemonStep step);

// False for what does not come up with these options: no output file is emptied, say.
bool comes_up(DaemonStep step, const DaemonOptions& options);

// What failed, without "daemonize: ". Not for Execute, which has words of its own.
std::string failure_text(const StepRecord& record, const DaemonOptions& options);

// The rows "before" (the caller, of which the daemon starts as a copy) and "after" (the daemon;
// nothing where it has already ended).
std::string before_and_after(const ProcessFacts& before, const std::optional<ProcessFacts>& after);

} // namespace leash
