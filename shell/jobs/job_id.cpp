#include "jobs/job_id.hpp"

#include "base/parse_number.hpp"

#include <algorithm>

namespace leash {

std::optional<JobId> parse_job_id(std::string_view text) {
    if (text.empty() || text.front() != '%')
        return std::nullopt;
    text.remove_prefix(1);
    if (text.empty() || text == "%" || text == "+")
        return CurrentJob{};
    if (text == "-")
        return PreviousJob{};
    if (text.front() == '?')
        return JobContaining{std::string(text.substr(1))};
    if (const auto number = parse_number(text); number && *number > 0)
        return JobNumber{*number};
    return JobPrefix{std::string(text)};
}

} // namespace leash
