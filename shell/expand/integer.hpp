// Integers for arithmetic expansion: reads constants, and calculates with wrap-around.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>

namespace leash {

struct Constant {
    long value = 0;
    std::size_t length = 0; // in bytes
};
// Reads a decimal, octal (0...) or hexadecimal (0x...) constant at the beginning of `text`. The
// length is 0 if no constant is there, or if a letter or digit follows that does not belong to the
// constant. The value of a constant that is too large is the largest long, as in strtol(3).
Constant read_constant(std::string_view text);

// Returns the number that a variable's value means: a constant, perhaps with a sign and with white
// space around it. A value of white space alone means 0. Returns nullopt if the value is not a
// number.
std::optional<long> integer_value(std::string_view text);

// In C++ a signed overflow is undefined, but unsigned arithmetic wraps around. The functions below
// calculate unsigned.
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
// b must not be 0. If b is -1, a / b may not fit in a long: the smallest long has no positive
// counterpart.
inline long wrapping_divide(long a, long b) {
    return b == -1 ? wrapping_subtract(0, a) : a / b;
}
inline long wrapping_remainder(long a, long b) {
    return b == -1 ? 0 : a % b;
}
// A shift by 64 or more is undefined in C++. Only the low six bits of the count are used, as in the
// instructions of most processors.
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
