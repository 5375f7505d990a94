// A set of bytes, to run through text of which most needs no look one by one.
#pragma once

#include <array>
#include <string_view>

namespace leash {

using ByteSet = std::array<bool, 256>; // by the byte's value, 0 to 255

constexpr ByteSet all_but(std::string_view stops) {
    ByteSet set{};
    set.fill(true);
    for (char c : stops)
        set[static_cast<unsigned char>(c)] = false;
    return set;
}

inline bool consists_of(const ByteSet& set, std::string_view text) {
    for (const char c : text)
        if (!set[static_cast<unsigned char>(c)])
            return false;
    return true;
}

} // namespace leash
