// The warning at exit: if there are jobs left, the shell warns once, and exits at the second
// request.
//
// After the warning the user may type `jobs` to decide, and leave without another warning. After
// any other command the shell warns again.
//
// Source: POSIX XCU `exit`, bash manual 7 "checkjobs".
#pragma once

#include "base/translator.hpp"
#include "jobs/hangup_policy.hpp"
#include "jobs/job_table.hpp"
#include "language/syntax.hpp"

#include <cstddef>
#include <string>

namespace leash {

// The numbers of jobs that would be left.
struct JobsLeft {
    std::size_t stopped = 0;
    std::size_t running = 0; // 0 without checkjobs: then running jobs do not count
};

class LeaveWarning {
  public:
    enum class Answer { Leave, WarnAndStay };
    // Must be called when the user asks to exit.
    Answer ask_to_leave(const JobsLeft& left);
    enum class CommandKind {
        Nothing,  // an empty line or a comment
        OnlyJobs, // the built-in `jobs`, with any options, once or several times
        Other,
    };
    // Must be called after every other command.
    void command_ran(CommandKind kind);

  private:
    bool warned_ = false;
};

LeaveWarning::CommandKind kind_of(const List& list);

JobsLeft jobs_left(const JobTable& table, bool checkjobs);
// Returns the warning: "There are stopped jobs.", one line for each job, and what will happen.
// `to_stopped` is what the policy sends to a stopped job when leash goes. If the policy sends
// nothing, the kernel sends SIGHUP and SIGCONT: the group of the job becomes orphaned.
// The caller must show the warning: the states in it count as told, so the prompt does not tell
// them again.
std::string leave_warning(JobTable& table, const JobsLeft& left, const SignalsSent& to_stopped,
                          const Translator& translate);

} // namespace leash
