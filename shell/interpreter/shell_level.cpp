#include "interpreter/shell_level.hpp"

#include "base/parse_number.hpp"

#include <algorithm>
#include <string_view>

namespace leash {
namespace {

constexpr const char* level_variable = "SHLVL";
constexpr std::string_view beginning_of_entry = "SHLVL=";
constexpr int highest_level = 999; // of bash, too: a higher level is a mistake

// Returns the level as bash counts: a text that is no number is level 0.
int changed(std::string_view level, int by) {
    const int sum = std::min(parse_number<int>(level).value_or(0), highest_level + 1) + by;
    return sum < 0 ? 0 : sum > highest_level ? 1 : sum;
}

} // namespace

void count_shell_level(Variables& variables) {
    const int level = changed(variables.value(level_variable).value_or(""), 1);
    variables.set(level_variable, std::to_string(level));
    variables.set_exported(level_variable, true);
}

EnvironmentOfSuccessor::EnvironmentOfSuccessor(char* const* environment) {
    for (; *environment; ++environment) {
        const std::string_view entry = *environment;
        if (!entry.starts_with(beginning_of_entry)) {
            entries_.push_back(*environment);
            continue;
        }
        level_ = beginning_of_entry;
        level_ += std::to_string(changed(entry.substr(beginning_of_entry.size()), -1));
        entries_.push_back(level_.data());
    }
    entries_.push_back(nullptr);
}

} // namespace leash
