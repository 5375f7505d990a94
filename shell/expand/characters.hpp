// The characters of names and numbers, and white space. These characters are the same in every
// locale.
//
// Source: POSIX XBD 3 "Name".
#pragma once

namespace leash {

inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
inline bool begins_name(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
inline bool continues_name(char c) {
    return begins_name(c) || is_digit(c);
}
inline bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

} // namespace leash
