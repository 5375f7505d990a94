// Operands that mean a job: a job ID (%1, %+, %vim), or the process ID of a process of the job.
//
// Invariant: the functions that return a job first collect the changes of children, so that the job
// has its present state.
//
// Source: POSIX XBD 3 "Job ID"; XCU `fg`, `bg`, `kill`, `wait`.
#pragma once

#include "interpreter/builtin.hpp"
#include "jobs/job_table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace leash {

// Finds the job of a job ID or a process ID. The job belongs to the job table, and may be over. An
// error is a whole message for complain().
Result<Job*, Message> find_job(Shell& shell, const std::string& operand);

// Finds a job that this shell can signal and wait for. This is an error in a subshell for a job of
// its parent, because the processes of that job are not children of the subshell.
Result<Job*, Message> find_own_job(Shell& shell, const std::string& operand);

// Finds the job of each operand. Complains of an operand that means no job, and sets `status` to 1.
// Returns each job once, even if two operands mean the same job: the caller may remove the jobs.
std::vector<Job*> find_jobs(BuiltinCall& call, const std::vector<std::string>& operands,
                            int& status);

// For a built-in that takes process IDs and job IDs: `kill 1` may lack a %. Returns "%1" if there
// is a job 1, and process 1 is in no job: then the error of find_job() asks whether %1 was meant.
// Otherwise, and in a script, returns "".
std::string job_that_may_be_meant(Shell& shell, const std::string& operand);
// "1 is process 1; did you mean %1?"
Message process_or_job(const std::string& operand, const std::string& job);

// Returns the current job, for built-ins without an operand. An error is a whole message.
Result<Job*, Message> current_job(Shell& shell);

// For a built-in that needs job control. Returns nullopt if this shell has job control. Otherwise
// says why there is no job control, and returns the result of the call.
std::optional<BuiltinResult> refuse_without_job_control(BuiltinCall& call);

} // namespace leash
