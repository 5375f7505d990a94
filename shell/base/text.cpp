#include "base/text.hpp"

#include "base/locale.hpp"

#include <algorithm>
#include <array>
#include <cwchar>

namespace leash {
namespace {

struct Character {
    std::size_t bytes;
    std::size_t columns;
};

Character first_character(std::string_view text) {
    if (is_ascii(text.front()))
        return {1, 1};
    use_locale(LC_CTYPE);
    std::mbstate_t state{};
    wchar_t wide = 0;
    const std::size_t bytes = std::mbrtowc(&wide, text.data(), text.size(), &state);
    if (bytes > text.size()) // (size_t)-1 or -2: these bytes are not a whole character
        return {1, 1};
    const int columns = ::wcwidth(wide);
    return {bytes, columns < 0 ? 1 : static_cast<std::size_t>(columns)};
}

// In Chinese text no line begins with a closing mark, and no line ends with an opening mark.
constexpr std::array<std::string_view, 12> closing{"，", "。", "、", "；", "：", "？",
                                                   "！", "）", "》", "”",  "】", "」"};
constexpr std::array<std::string_view, 5> opening{"（", "《", "“", "【", "「"};

template <std::size_t size>
bool is_one_of(std::string_view mark, const std::array<std::string_view, size>& marks) {
    return std::find(marks.begin(), marks.end(), mark) != marks.end();
}

// Returns the beginning of `text` that must stay on one line: a word of narrow characters, or one
// wide character. The closing marks behind belong to the piece; an opening mark belongs to the
// piece that follows the mark.
std::string_view first_unbroken(std::string_view text) {
    std::size_t end = 0;
    bool is_held = true; // no break is allowed before the next character
    bool was_wide = false;
    while (end < text.size() && text[end] != ' ') {
        const Character one = first_character(text.substr(end));
        const std::string_view character = text.substr(end, one.bytes);
        const bool is_wide = one.columns == 2;
        if (!is_held && (is_wide || was_wide) && !is_one_of(character, closing))
            break;
        is_held = is_one_of(character, opening);
        was_wide = is_wide;
        end += one.bytes;
    }
    return text.substr(0, end);
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
    return std::string(text) + std::string(columns_left(columns, width), ' ');
}

std::string padded_left(std::string_view text, std::size_t columns) {
    const std::size_t width = display_width(text);
    return std::string(columns_left(columns, width), ' ') + std::string(text);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
    std::vector<std::string> lines(1);
    std::size_t used = 0; // columns of the last line
    bool blank_before = false;
    while (!text.empty()) {
        if (text.front() == ' ') {
            blank_before = true;
            text.remove_prefix(1);
            continue;
        }
        const std::string_view piece = first_unbroken(text);
        text.remove_prefix(piece.size());
        const std::size_t width = display_width(piece);
        const std::size_t gap = blank_before && used > 0 ? 1 : 0;
        if (used > 0 && used + gap + width > columns) {
            lines.emplace_back(piece);
            used = width;
        } else {
            lines.back().append(gap, ' ').append(piece);
            used += gap + width;
        }
        blank_before = false;
    }
    return lines;
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    return begin == std::string_view::npos
               ? ""
               : std::string(text.substr(begin, text.find_last_not_of(blanks) + 1 - begin));
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
