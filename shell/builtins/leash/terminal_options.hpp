// The options of `terminal`, read.
#pragma once

#include "base/result.hpp"
#include "stage/practice.hpp"

#include <span>
#include <string>

namespace leash {

// `--shell COMMAND` is split at blanks: "zsh -f". The error says what was expected.
Result<PracticeOptions, std::string> parse_terminal_options(std::span<const std::string> operands);

} // namespace leash
