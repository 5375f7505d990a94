// The words for the steps of daemonize: steps to come (--dry-run), steps done (--explain), steps
// left out (--omit) and failures. All functions are pure; each turns options and records into text.
//
// Source: daemon(7), "SysV Daemons".
#pragma once

#include "daemonize/daemonize_options.hpp"
#include "kernel/snapshot.hpp"

#include <cstdint>

namespace leash {

// What came of one step. The children send these records over the report pipe. Invariant: a record
// has a fixed size below PIPE_BUF, so that each write(2) arrives whole, and the records of two
// processes never mix (pipe(7)).
struct StepRecord {
    DaemonStep step;
    std::int32_t result; // the result of the call; -1 if the call failed
    std::int32_t error;  // errno if the call failed, else 0
};

// "  6  setsid(): a session and group of its own, without a terminal"
std::string planned_line(DaemonStep step, const DaemonOptions& options,
                         const Translator& translate = Translator());

// "  6  setsid() = 812: a session and group of its own, without a terminal"
// "  6  setsid() = -1 EPERM: Operation not permitted"
std::string done_line(const StepRecord& record, const DaemonOptions& options,
                      const Translator& translate = Translator());

// "without setsid: stays in the caller's session: a hangup kills it"
Message omission_warning(DaemonStep step);

// Returns false if these options do not need the step; for example, no output file to empty.
bool comes_up(DaemonStep step, const DaemonOptions& options);

// Says which call failed and why, without "daemonize: ". For DaemonStep::Execute, use
// explain_daemon_exec().
Message failure_text(const StepRecord& record, const DaemonOptions& options);

// Returns a table with the rows "before" (the caller, because the daemon starts as its copy) and
// "after" (the daemon). `after` is nullopt if the daemon has already ended. Paths are cut if the
// table is wider than `columns`.
std::string before_and_after(const ProcessFacts& before, const std::optional<ProcessFacts>& after,
                             const Translator& translate = Translator(),
                             std::size_t columns = std::string::npos);

} // namespace leash
