#include "insight/broken_lines.hpp"

#include "base/text.hpp"

namespace leash {
namespace {

// Returns how many bytes of `text` fit into `columns`; at least one character.
std::size_t bytes_that_fit(std::string_view text, std::size_t columns) {
    std::size_t fitting = 0;
    for (std::size_t end = 1; end <= text.size(); ++end) {
        const bool is_in_character =
            end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80;
        if (is_in_character)
            continue;
        if (fitting > 0 && display_width(text.substr(0, end)) > columns)
            break;
        fitting = end;
    }
    return fitting;
}

} // namespace

std::vector<std::string> broken(const std::string& text, std::size_t columns) {
    if (display_width(text) <= columns)
        return {text};
    std::vector<std::string> lines;
    for (std::string line : wrapped(text, columns)) {
        while (display_width(line) > columns && bytes_that_fit(line, columns) < line.size()) {
            const std::size_t bytes = bytes_that_fit(line, columns);
            lines.push_back(line.substr(0, bytes));
            line.erase(0, bytes);
        }
        lines.push_back(line);
    }
    return lines;
}

} // namespace leash
