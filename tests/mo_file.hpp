// A catalogue for a test: a file as msgfmt(1) makes it.
#pragma once

#include "base/translator.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace leash::test {

struct Translated {
    std::string english;
    std::string translated;
};

// Returns the content of the file. The rows must be sorted by their English texts.
inline std::string mo_file(const std::vector<Translated>& rows) {
    const auto number = [](std::size_t value) {
        const auto narrow = static_cast<std::uint32_t>(value);
        return std::string(reinterpret_cast<const char*>(&narrow), sizeof narrow);
    };
    const std::size_t english = 28;
    const std::size_t translated = english + rows.size() * 8;
    std::size_t offset = translated + rows.size() * 8;
    std::string tables;
    std::string texts;
    for (const auto text : {&Translated::english, &Translated::translated})
        for (const Translated& row : rows) {
            tables += number((row.*text).size()) + number(offset);
            texts += row.*text + '\0';
            offset += (row.*text).size() + 1;
        }
    return number(0x950412de) + number(0) + number(rows.size()) + number(english) +
           number(translated) + number(0) + number(0) + tables + texts;
}

inline Translator translator_with(const std::vector<Translated>& rows) {
    return Translator([content = mo_file(rows)] { return content; });
}

} // namespace leash::test
