// The big mode: screens for a projector, which the last row of a class can read. A screen has at
// most 50 columns and 18 lines, few columns in its tables, and blank lines between its parts.
//
// Pure. The owner of a terminal shows one screen, waits for its reader, and shows the next screen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

constexpr std::size_t big_columns = 50;
constexpr std::size_t big_rows = 18;

// Breaks a text into screens. A screen has at most 17 lines: the last line of a screen is for the
// words "the next screen". A screen ends between two paragraphs, unless a paragraph is longer than
// a screen. Blank lines at the beginning of each screen but the first are left out. `used` lines
// are already taken on the first screen, so the first screen may be empty. Returns at least one
// screen.
std::vector<std::string> big_screens(std::string_view text, std::size_t used = 0);

// Returns the number of lines of a text. A last line without a newline counts.
std::size_t number_of_lines(std::string_view text);

} // namespace leash
