// A number written out, read as a whole: "12" and "-3" are numbers; "", "12x", " 12", "+12" and
// what the type cannot hold are not. The same in every locale.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace leash {

// Returns nullopt if `text` is not a number of that type. A minus sign is read for signed types
// only.
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
