// The words of a built-in, for the fuzz targets: each line of the input is a word.
#pragma once

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

inline std::vector<std::string> words_in(const std::uint8_t* data, std::size_t size) {
    std::vector<std::string> words;
    std::istringstream lines(std::string(reinterpret_cast<const char*>(data), size));
    for (std::string line; std::getline(lines, line);)
        words.push_back(line);
    return words;
}
