#include "base/foreign_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace leash {
namespace {

bool is_harmless_ascii(char c) {
    return c >= ' ' && c < 0x7f;
}

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

// Returns the number of bytes of the UTF-8 character at the beginning of `text`, or 0 if no
// character begins there. Overlong forms, surrogates and values above U+10FFFF are not characters.
std::size_t bytes_of_character(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return 1;
    const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() < size)
        return 0;
    if (!std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(size),
                     is_continuation))
        return 0;
    const bool is_wrong = (first == 0xe0 && byte(1) < 0xa0) || (first == 0xed && byte(1) > 0x9f) ||
                          (first == 0xf0 && byte(1) < 0x90) || (first == 0xf4 && byte(1) > 0x8f);
    return is_wrong ? 0 : size;
}

std::string hexadecimal(unsigned char byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    return {digits[byte >> 4], digits[byte & 0xf]};
}

// Returns the code of a character of two or three bytes, which begins `text`; 0 for all others.
unsigned short_code(std::string_view text, std::size_t size) {
    const auto bits = [&](std::size_t at) { return static_cast<unsigned char>(text[at]) & 0x3fU; };
    if (size == 2)
        return (static_cast<unsigned char>(text[0]) & 0x1fU) << 6 | bits(1);
    return size == 3 ? (static_cast<unsigned char>(text[0]) & 0x0fU) << 12 | bits(1) << 6 | bits(2)
                     : 0;
}

// C1 control characters, and characters that have no shape, but may change the order of all others:
// "abc<U+202E>gnp.exe" looks like a picture.
bool misleads(unsigned code) {
    constexpr std::array<std::pair<unsigned, unsigned>, 9> ranges{{
        {0x80, 0x9f},     // C1
        {0xad, 0xad},     // soft hyphen
        {0x61c, 0x61c},   // Arabic letter mark
        {0x180e, 0x180e}, // Mongolian vowel separator
        {0x200b, 0x200f}, // zero width, and direction marks
        {0x2028, 0x202e}, // line and paragraph separator, embeddings and overrides
        {0x2060, 0x206f}, // word joiner, isolates, deprecated marks
        {0xfeff, 0xfeff}, // zero width no-break space
        {0xfff9, 0xfffb}, // interlinear annotation
    }};
    return std::any_of(ranges.begin(), ranges.end(), [code](const auto& range) {
        return range.first <= code && code <= range.second;
    });
}

// Returns an escape such as \u202e, which JSON has too.
std::string escape_of(unsigned code) {
    return "\\u" + hexadecimal(static_cast<unsigned char>(code >> 8)) +
           hexadecimal(static_cast<unsigned char>(code & 0xff));
}

std::string visible(std::string_view text, bool newlines_stay) {
    if (std::all_of(text.begin(), text.end(), is_harmless_ascii))
        return std::string(text);
    std::string shown;
    while (!text.empty()) {
        const auto first = static_cast<unsigned char>(text.front());
        const std::size_t size = bytes_of_character(text);
        if (size == 0)
            shown += "\\x" + hexadecimal(first);
        else if (is_harmless_ascii(text.front()) || (newlines_stay && first == '\n'))
            shown += text.front();
        else if (size == 1)
            shown += {'^', static_cast<char>(first ^ 0x40)};
        else if (const unsigned code = short_code(text, size); misleads(code))
            shown += escape_of(code);
        else
            shown += text.substr(0, size);
        text.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return shown;
}

} // namespace

std::string made_visible(std::string_view text) {
    return visible(text, false);
}

std::string lines_made_visible(std::string_view text) {
    return visible(text, true);
}

std::size_t first_that_is_not_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = bytes_of_character(text.substr(at));
        if (size == 0)
            return at;
        at += size;
    }
    return std::string_view::npos;
}

std::string json_made_visible(std::string_view json) {
    std::string shown;
    while (!json.empty()) {
        const std::size_t size = std::max<std::size_t>(bytes_of_character(json), 1);
        const unsigned code = json.front() == 0x7f ? 0x7f : short_code(json, size);
        if (code == 0x7f || misleads(code))
            shown += escape_of(code);
        else
            shown += json.substr(0, size);
        json.remove_prefix(size);
    }
    return shown;
}

} // namespace leash
