// Operands that name jobs: %1, %+, %vim, or the process ID of one of its processes.
#pragma once

#include "interpreter/builtin.hpp"
#include "jobs/job_table.hpp"

#include <string>

namespace leash {

// The job of a job ID, or of a process ID. The error is a whole message for complain().
Result<Job*, std::string> find_job(Shell& shell, const std::string& operand);

// The same, for whoever would signal it or wait for it: not its parent's, in a subshell.
Result<Job*, std::string> find_own_job(Shell& shell, const std::string& operand);

// The current job, for fg and bg without an operand.
Result<Job*, std::string> current_job(Shell& shell);

// Job control needs a terminal or set -m. The message where there is none; empty where there is.
std::string no_job_control(const Shell& shell);

} // namespace leash
