// Breaks a text into lines without cutting anything, where a number, a path or a word of a command
// must be seen whole.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace leash {

// Breaks the text as wrapped() does (base/text.hpp), and a word that is longer than a line where
// the line is full. A text that fits is returned as it is, with all its blanks.
std::vector<std::string> broken(const std::string& text, std::size_t columns);

} // namespace leash
