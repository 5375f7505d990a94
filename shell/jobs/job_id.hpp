// Job IDs: %1, %+, %vim. Parsed to a value here; looked up in the JobTable.
//
// Source: POSIX XBD 3.182 "Job ID".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace leash {

struct CurrentJob {};  // %% %+ %
struct PreviousJob {}; // %-
struct JobNumber {     // %1
    int number;
};
struct JobPrefix { // %vim: the command begins so
    std::string text;
};
struct JobContaining { // %?log: the command has it somewhere
    std::string text;
};
using JobId = std::variant<CurrentJob, PreviousJob, JobNumber, JobPrefix, JobContaining>;

// Nothing where the text does not begin with '%'.
std::optional<JobId> parse_job_id(std::string_view text);

} // namespace leash
