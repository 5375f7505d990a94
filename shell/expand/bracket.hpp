// Bracket expressions in patterns: [abc] [!a-z] [[:digit:]].
//
// The locale decides which characters belong to a range, a class or a collating symbol, so the
// functions ask fnmatch(3). For sets of ASCII characters that are equal in every locale they find
// the answer themselves, which is faster.
//
// Source: POSIX XCU 2.14.1, XBD 9.3.5.
#pragma once

#include <cstddef>
#include <string_view>

namespace leash {

// Returns the length in bytes of the bracket expression at the beginning of `pattern`, with both
// brackets. Returns 0 if the closing bracket is missing.
std::size_t bracket_length(std::string_view pattern);

// Returns true if `character` (one character) belongs to the set of the bracket expression.
// `bracket` contains both brackets.
bool bracket_matches(std::string_view bracket, std::string_view character);

} // namespace leash
