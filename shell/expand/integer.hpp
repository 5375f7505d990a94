// Integer constants and wrapping arithmetic: the small change of arithmetic expansion.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>

namespace leash {

// Reads a decimal, octal (0...) or hexadecimal (0x...) constant at the start of `text`. The
// length is 0 if there is none, or if a letter or digit that does not belong to it follows.
// Too large a constant becomes the largest long, as strtol(3) has it.
struct Constant {
    long value = 0;
    std::size_t length = 0;
};
Constant read_constant(std::string_view text);

// The number that a variable's value is: a constant, perhaps signed, perhaps with white space
// around it; nothing but white space is 0. Nothing if it is no number.
std::optional<long> integer_value(std::string_view text);

// Signed overflow is undefined in C++; unsigned arithmetic wraps, and so do these.
inline unsigned long bits(long value) {
    return static_cast<unsigned long>(value);
}
inline long wrapping_add(long a, long b) {
    return static_cast<long>(bits(a) + bits(b));
}
inline long wrapping_subtract(long a, long b) {
    return static_cast<long>(bits(a) - bits(b));
}
inline long wrapping_multiply(long a, long b) {
    return static_cast<long>(bits(a) * bits(b));
}
// The one quotient that does not fit is that of the smallest long and -1. b is not 0.
inline long wrapping_divide(long a, long b) {
    return b == -1 ? wrapping_subtract(0, a) : a / b;
}
inline long wrapping_remainder(long a, long b) {
    return b == -1 ? 0 : a % b;
}
// Only the count's low bits say how far, as the machine has it.
inline unsigned shift_count(long count) {
    return static_cast<unsigned>(bits(count) & 63);
}
inline long shift_left(long a, long b) {
    return static_cast<long>(bits(a) << shift_count(b));
}
inline long shift_right(long a, long b) {
    return a >> shift_count(b);
}

} // namespace leash
