#include "lesson/block_words.hpp"

#include <sstream>

namespace leash {

std::vector<std::string> split_words(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

std::string one_line(const std::string& text) {
    std::string line;
    for (const std::string& word : split_words(text))
        line += (line.empty() ? "" : " ") + word;
    return line;
}

} // namespace leash
