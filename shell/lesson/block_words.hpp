// The words of a block of a lesson file, in any number of lines.
#pragma once

#include <string>
#include <vector>

namespace leash {

// Returns the words of `text`: blanks and newlines stand between them.
std::vector<std::string> split_words(const std::string& text);

// Returns the words of `text` with one blank between two words.
std::string one_line(const std::string& text);

} // namespace leash
