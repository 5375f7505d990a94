// What `forecast` asks of its shell: which processes exist, and what the shell knows of its jobs.
#pragma once

#include "insight/forecast.hpp"
#include "interpreter/shell.hpp"

#include <string>
#include <vector>

namespace leash {

// Takes a snapshot as if `forecast` did not run: the snapshot leaves out the process of `forecast`,
// unless it is the shell's own process, and the redirections of the command. Also looks at the
// processes whose IDs are among the `operands`. Returns an empty snapshot if /proc does not show
// the shell.
Snapshot look_around(const Shell& shell, const std::vector<std::string>& operands);

// `snapshot` must contain the shell.
ForecastQuestion question_of(Shell& shell, const Snapshot& snapshot);

} // namespace leash
