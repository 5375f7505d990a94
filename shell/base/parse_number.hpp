// Reads a text that is a number and nothing else: "12" and "-3" are numbers; "", "12x", " 12" and
// "+12" are not. A number that the type cannot hold is not a number either. The result is the same
// in every locale.
//
// Source: std::from_chars.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace leash {

// Returns nullopt if `text` is not a number of this type. Only signed types may have a minus sign.
template <class Number = int>
std::optional<Number> parse_number(std::string_view text, int base = 10) {
    Number number{};
    const char* end = text.data() + text.size();
    const auto [stopped_at, error] = std::from_chars(text.data(), end, number, base);
    if (error != std::errc() || stopped_at != end)
        return std::nullopt;
    return number;
}

} // namespace leash
