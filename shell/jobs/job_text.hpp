// The text of a job in the output of `jobs` and in notifications, with columns as in bash:
//
//   [1]+  Running                 sleep 100 &
//   [2]-  1201 Stopped (SIGTSTP)       sleep 100         (jobs -l: a line per process)
//         1202                       | cat
//
// Source: POSIX XCU `jobs`.
#pragma once

#include "base/display.hpp"
#include "base/translator.hpp"
#include "jobs/job_table.hpp"

#include <string>

namespace leash {

enum class JobMark { Current, Previous, Neither };

// Knows which jobs %+ and %- are. Make one object for a whole listing: each of the two questions
// takes a walk through the table. The object is valid until the table changes.
class JobMarks {
  public:
    explicit JobMarks(JobTable& table) : current_(table.current()), previous_(table.previous()) {}
    JobMark of(const Job& job) const;

  private:
    const Job* current_;
    const Job* previous_;
};

enum class JobStyle {
    Leash,
    Posix, // the formats of the standard
};
// Returns one line with its newline. The format of POSIX is "[%d] %c %s %s\n", in English.
// In Leash style the state has its colour: green runs, yellow is stopped, red died.
std::string job_line(const Job& job, JobMark mark, const Translator& translate,
                     JobStyle style = JobStyle::Leash, const Display& display = {});

// Returns the lines of `jobs -l`: one line for each process, with its process ID. In POSIX style
// returns one line "[%d] %c %d %s %s\n" with the process ID of the first process, which leads the
// group.
std::string job_lines_long(const Job& job, JobMark mark, const Translator& translate,
                           JobStyle style = JobStyle::Leash, const Display& display = {});

} // namespace leash
