#include "jobs/job_id.hpp"

#include <algorithm>
#include <charconv>

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
    int number = 0;
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number);
    if (parsed.ec == std::errc{} && parsed.ptr == end && number > 0)
        return JobNumber{number};
    return JobPrefix{std::string(text)};
}

} // namespace leash
