// Leaving with jobs left: the shell warns once, and goes when asked again.
//
// `jobs` in between does not arm the warning anew, since it is what one does to decide; any other
// command does.
//
// Source: POSIX XCU `exit`, bash manual 7 "checkjobs".
#pragma once

#include "jobs/job_table.hpp"
#include "language/syntax.hpp"

#include <cstddef>
#include <string>

namespace leash {

// What would be left behind.
struct JobsLeft {
    std::size_t stopped = 0;
    std::size_t running = 0; // 0 without checkjobs: running jobs are no reason to stay
};

class LeaveWarning {
  public:
    enum class Answer { Leave, WarnAndStay };
    Answer ask_to_leave(const JobsLeft& left);
    // A command ran, and it was not one that asked to leave.
    enum class CommandKind { Nothing, OnlyJobs, Other };
    void command_ran(CommandKind kind);

  private:
    bool warned_ = false;
};

// Nothing: an empty line or a comment. OnlyJobs: `jobs`, with any options.
LeaveWarning::CommandKind kind_of(const List& list);

JobsLeft jobs_left(const JobTable& table, bool checkjobs);
// "There are stopped jobs.", a line for each, and what becomes of them.
std::string leave_warning(JobTable& table, const JobsLeft& left);

} // namespace leash
