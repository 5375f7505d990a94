// Text on a terminal: how many columns it takes, cut and filled to a width.
//
// Widths are those of wcwidth(3) in the current locale: a Chinese character takes two columns,
// a combining mark none. A byte that is no character there counts as one column.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

inline bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

std::size_t display_width(std::string_view text);

// At most `columns` wide; what was cut off is shown by "..", where there is room for it.
std::string cut_to_width(std::string_view text, std::size_t columns);

// Blanks added up to `columns`; a text that is wider stays as it is.
std::string padded(std::string_view text, std::size_t columns);
std::string padded_left(std::string_view text, std::size_t columns);

// Lines of at most `columns`, broken at blanks, and between Chinese characters (though not before
// a closing mark such as 。, nor behind an opening one). A word that is longer stays whole. Never
// empty.
std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

// "bob", "bob and carl", "bob, carl and dora"
std::string listed(const std::vector<std::string>& words);

// Whether a file that begins so cannot be a shell script: a NUL byte stands in its first line.
// Source: POSIX XCU sh, EXIT STATUS 126.
bool is_binary(std::string_view head);

} // namespace leash
