// Whole numbers in JSON that others wrote.
//
// nlohmann's get<int>() turns any number into an int: 1e300, for which the conversion is undefined,
// and 4294967297, which becomes 1. This function takes only a whole number that the type can hold.
//
// Source: RFC 8259 section 6; C++20 [conv.fpint].
#pragma once

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

namespace leash {

// Returns false if `value` is no whole number, or is too small or too large.
template <class Number> bool is_whole_number(const nlohmann::json& value) {
    using Limits = std::numeric_limits<Number>;
    const auto is_small_enough = [](std::uint64_t number) {
        return number <= static_cast<std::uint64_t>(Limits::max());
    };
    if (value.is_number_unsigned()) {
        return is_small_enough(value.get<std::uint64_t>());
    } else if (value.is_number_integer()) {
        const auto number = value.get<std::int64_t>();
        return number < 0 ? Limits::is_signed && number >= static_cast<std::int64_t>(Limits::min())
                          : is_small_enough(static_cast<std::uint64_t>(number));
    }
    return false;
}

// Throws std::runtime_error if is_whole_number() is false.
template <class Number> Number whole_number(const nlohmann::json& value) {
    if (!is_whole_number<Number>(value))
        throw std::runtime_error(std::string("a whole number was expected, not ") +
                                 (value.is_number() ? value.dump() : value.type_name()));
    return value.get<Number>();
}

} // namespace leash
