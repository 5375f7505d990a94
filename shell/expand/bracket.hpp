// Bracket expressions in patterns (POSIX XCU 2.14.1, XBD 9.3.5): [abc] [!a-z] [[:digit:]].
//
// What a range, a class or a collating symbol holds is the locale's to say, so fnmatch(3) is
// asked; for ASCII sets that every locale agrees on, the answer is found here.
#pragma once

#include <cstddef>
#include <string_view>

namespace leash {

// The length of the bracket expression that `pattern` begins with, both brackets included;
// 0 if it is never closed.
std::size_t bracket_length(std::string_view pattern);

// Does this bracket expression, brackets included, hold this one character?
bool bracket_matches(std::string_view bracket, std::string_view character);

} // namespace leash
