// The value of a digit, and the control character that a letter means after a backslash.
//
// Both are the same in every locale. Numbers, $'...', echo and printf use them.
//
// Source: POSIX XBD 5, XCU 2.2.4.
#pragma once

#include <optional>

namespace leash {

// Returns 0 to 15, or 16 if `c` is not a hexadecimal digit. So `digit_value(c) < base` says
// whether `c` is a digit of the base.
constexpr unsigned digit_value(char c) {
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<unsigned>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F')
        return static_cast<unsigned>(c - 'A') + 10;
    return 16;
}

// Returns the control character that backslash and `letter` mean: a newline for 'n', and so on.
// Returns nullopt if the letter means none. POSIX does not have \e (the escape character), but
// the common shells do.
constexpr std::optional<char> control_character(char letter) {
    switch (letter) {
    case 'a':
        return '\a';
    case 'b':
        return '\b';
    case 'e':
        return '\033';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    default:
        return std::nullopt;
    }
}

} // namespace leash
