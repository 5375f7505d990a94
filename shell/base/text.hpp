// Text on a terminal: measure the text in columns, cut it, fill it with blanks, wrap it.
//
// A width is the number of columns that wcwidth(3) gives in the current locale: a Chinese
// character takes two columns, a combining mark takes no column. A byte that is not part of a
// character counts as one column.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

inline bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

// Returns the width of `text` in columns.
std::size_t display_width(std::string_view text);

// Returns how many of `width` columns are left behind the first `used` columns; 0 if no column is
// left. Use this function and not `-`: these numbers have no sign, so 5 - 6 would be a huge number.
constexpr std::size_t columns_left(std::size_t width, std::size_t used) {
    return width > used ? width - used : 0;
}

// Returns the beginning of `text` that is at most `columns` wide. If something was cut off and
// `columns` is 4 or more, the result ends in "..".
std::string cut_to_width(std::string_view text, std::size_t columns);

// Returns `text` with blanks added up to `columns`: padded() adds them behind the text,
// padded_left() before it. A wider text is returned unchanged.
std::string padded(std::string_view text, std::size_t columns);
std::string padded_left(std::string_view text, std::size_t columns);

// Breaks `text` into lines of at most `columns`. A line may end at a blank or between two Chinese
// characters, but not before a closing mark such as 。 and not behind an opening mark. A word that
// is longer than a line is not broken. Returns at least one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

// Returns `text` without the blanks, tabs and ends of lines at its beginning and at its end.
std::string trimmed(std::string_view text);

// Joins words as a sentence does: "bob", "bob and carl", "bob, carl and dora".
std::string listed(const std::vector<std::string>& words);

// Returns true if a file that begins with `head` cannot be a shell script, because a NUL byte
// stands in its first line. Source: POSIX XCU sh, EXIT STATUS 126.
bool is_binary(std::string_view head);

} // namespace leash
