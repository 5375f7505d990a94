// The words of `lesson` for a class: export and report.
#pragma once

#include "interpreter/builtin.hpp"
#include "options/read_options.hpp"

#include <span>
#include <string>

namespace leash {

// lesson export [--name NAME] [FILE]: writes the results of this learner.
BuiltinResult export_results(BuiltinCall& call, const GivenOptions& given,
                             std::span<const std::string> operands);
// lesson report [--csv|--json|--html] FILE-OR-FOLDER...: what the results of a class say. The
// status is 1 if a file could not be read; the others are counted all the same.
BuiltinResult report_on_class(BuiltinCall& call, const GivenOptions& given,
                              std::span<const std::string> operands);

} // namespace leash
