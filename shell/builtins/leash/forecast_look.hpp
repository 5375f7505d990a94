// What `forecast` asks of its shell: who is there, and what the shell knows of its jobs.
#pragma once

#include "insight/forecast.hpp"
#include "interpreter/shell.hpp"

#include <string>
#include <vector>

namespace leash {

// As if `forecast` were not there: without its own process, where that is not the shell, and
// without its redirections. `operands`: process IDs among them are looked at too. Empty where
// /proc does not show the shell.
Snapshot look_around(const Shell& shell, const std::vector<std::string>& operands);

// The snapshot must have the shell.
ForecastQuestion question_of(Shell& shell, const Snapshot& snapshot);

} // namespace leash
