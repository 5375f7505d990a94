// Job IDs: %1, %+, %vim. parse_job_id() makes a value from the text; JobTable::find() finds the
// job.
//
// Source: POSIX XBD 3 "Job ID".
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
struct JobPrefix { // %vim: the job's command begins with the text
    std::string text;
};
struct JobContaining { // %?log: the job's command contains the text
    std::string text;
};
using JobId = std::variant<CurrentJob, PreviousJob, JobNumber, JobPrefix, JobContaining>;

// Returns nullopt if the text does not begin with '%'.
std::optional<JobId> parse_job_id(std::string_view text);

} // namespace leash
