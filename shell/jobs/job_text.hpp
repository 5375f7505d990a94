// How `jobs` and notifications write a job, aligned as in bash:
//
//   [1]+  Running                 sleep 100 &
//   [2]-  1201 Stopped (SIGTSTP)       sleep 100         (jobs -l: a line per process)
//         1202                       | cat
//
// Source: POSIX XCU `jobs`.
#pragma once

#include "jobs/job_table.hpp"

#include <string>

namespace leash {

enum class JobMark { Current, Previous, Neither };

// Which jobs %+ and %- are now: asked once for a whole listing, since each answer takes a walk
// through the table.
class JobMarks {
  public:
    explicit JobMarks(JobTable& table) : current_(table.current()), previous_(table.previous()) {}
    JobMark of(const Job& job) const;

  private:
    const Job* current_;
    const Job* previous_;
};

// One line with its newline. Posix: "[%d] %c %s %s\n", as the standard has it.
enum class JobStyle { Leash, Posix };
std::string job_line(const Job& job, JobMark mark, JobStyle style = JobStyle::Leash);

// jobs -l: with process IDs, one line per process. Posix: "[%d] %c %d %s %s\n", with the process
// group's.
std::string job_lines_long(const Job& job, JobMark mark, JobStyle style = JobStyle::Leash);

} // namespace leash
