// The options of `lesson`. Each of them belongs to some of its words: --csv to `lesson report`.
#pragma once

#include "options/option_table.hpp"
#include "options/read_options.hpp"

#include <optional>
#include <string>

namespace leash {

extern const OptionTable lesson_options;

// Says which given option does not belong to the word, and which do; or that two options contradict
// each other. `word` is "report", or "" if a lesson is played. Returns nullopt if all is well.
std::optional<Message> strange_option(const GivenOptions& given, const std::string& word);

} // namespace leash
