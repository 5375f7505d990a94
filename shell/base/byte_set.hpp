// A set of bytes, as a table: one look-up says whether a byte is in the set.
//
// The lexer and the expander pass over plain text with it, byte by byte, at little cost.
#pragma once

#include <array>
#include <string_view>

namespace leash {

// The index is the byte's value, 0 to 255.
using ByteSet = std::array<bool, 256>;

// Returns the set of all bytes except the bytes in `stops`.
constexpr ByteSet all_but(std::string_view stops) {
    ByteSet set{};
    set.fill(true);
    for (char c : stops)
        set[static_cast<unsigned char>(c)] = false;
    return set;
}

// Returns true if every byte of `text` is in `set`; an empty text has no other byte.
inline bool consists_of(const ByteSet& set, std::string_view text) {
    for (const char c : text)
        if (!set[static_cast<unsigned char>(c)])
            return false;
    return true;
}

} // namespace leash
