#include "base/text.hpp"

#include <algorithm>
#include <cwchar>

namespace leash {
namespace {

struct Character {
    std::size_t bytes;
    std::size_t columns;
};

Character first_character(std::string_view text) {
    std::mbstate_t state{};
    wchar_t wide = 0;
    const std::size_t bytes = std::mbrtowc(&wide, text.data(), text.size(), &state);
    if (bytes == 0 || bytes > text.size()) // NUL, or (size_t)-1 and -2: not a whole character
        return {1, 1};
    const int columns = ::wcwidth(wide);
    return {bytes, columns < 0 ? 1 : static_cast<std::size_t>(columns)};
}

} // namespace

std::size_t display_width(std::string_view text) {
    std::size_t columns = 0;
    while (!text.empty()) {
        const Character one = first_character(text);
        columns += one.columns;
        text.remove_prefix(one.bytes);
    }
    return columns;
}

std::string cut_to_width(std::string_view text, std::size_t columns) {
    if (display_width(text) <= columns)
        return std::string(text);
    const std::size_t room = columns >= 4 ? columns - 2 : columns;
    std::size_t used = 0;
    std::size_t end = 0;
    while (end < text.size()) {
        const Character one = first_character(text.substr(end));
        if (used + one.columns > room)
            break;
        used += one.columns;
        end += one.bytes;
    }
    return std::string(text.substr(0, end)) + (columns >= 4 ? ".." : "");
}

std::string padded(std::string_view text, std::size_t columns) {
    const std::size_t width = display_width(text);
    return std::string(text) + std::string(width < columns ? columns - width : 0, ' ');
}

std::string padded_left(std::string_view text, std::size_t columns) {
    const std::size_t width = display_width(text);
    return std::string(width < columns ? columns - width : 0, ' ') + std::string(text);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        std::string& line = lines.back();
        if (line.empty())
            line = word;
        else if (display_width(line) + 1 + display_width(word) <= columns)
            line.append(" ").append(word);
        else
            lines.emplace_back(word);
    }
    return lines;
}

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return text;
}

bool is_binary(std::string_view head) {
    return head.substr(0, head.find('\n')).find('\0') != std::string_view::npos;
}

} // namespace leash
