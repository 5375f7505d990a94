// What digits are worth, and the letters that stand for control characters after a backslash:
// the same in every locale, in numbers, in $'...', in echo and in printf (XBD 5, XCU 2.2.4).
#pragma once

#include <optional>

namespace leash {

// 0 to 15; 16 for what is no hexadecimal digit, so that `digit_value(c) < base` is the question.
constexpr unsigned digit_value(char c) {
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<unsigned>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F')
        return static_cast<unsigned>(c - 'A') + 10;
    return 16;
}

// The newline of \n, and so on. \e, the escape character, is in every shell, though not in POSIX.
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
