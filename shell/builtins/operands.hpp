// Operands that several built-ins read, and text that several built-ins write. All functions are
// pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace leash {

// Parses a number of digits only, as in `shift 2` and `exit 1`, without sign and blanks. Returns
// INT_MAX if the number is greater than an int, and nullopt for any other text.
std::optional<int> parse_count(std::string_view text);

// Divides "NAME=VALUE" at the first '='. The value is nullopt if there is no '='.
std::pair<std::string, std::optional<std::string>> split_assignment(const std::string& text);

// Quotes the text even if the shell does not need quotes: trap -- 'date' HUP.
std::string always_quoted(const std::string& text);

// True if `text` has a command: a line that is neither blank nor a comment.
bool holds_commands(std::string_view text);

} // namespace leash
