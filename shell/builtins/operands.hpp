// Small things that several built-ins need to read and to write.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace leash {

// Digits only, as in `shift 2` and `exit 1`: no sign, no blanks. A number too great for an int
// yields the greatest int.
std::optional<int> parse_count(std::string_view text);

// "NAME=VALUE" in two; the value is nothing without a '='.
std::pair<std::string, std::optional<std::string>> split_assignment(const std::string& text);

// In quotes even where the shell would not need them: trap -- 'date' HUP.
std::string always_quoted(const std::string& text);

// True where `text` has a command in it: a line that is neither blank nor a comment.
bool holds_commands(std::string_view text);

} // namespace leash
