#include "base/foreign_text.hpp"

#include <algorithm>

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
        else if (first == 0xc2 && static_cast<unsigned char>(text[1]) < 0xa0)
            shown += "\\u00" + hexadecimal(static_cast<unsigned char>(text[1]));
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
    for (std::size_t i = 0; i < json.size(); ++i) {
        const auto byte = static_cast<unsigned char>(json[i]);
        const auto next = static_cast<unsigned char>(i + 1 < json.size() ? json[i + 1] : 0);
        if (byte == 0x7f)
            shown += "\\u007f";
        else if (byte == 0xc2 && next >= 0x80 && next < 0xa0)
            shown += "\\u00" + hexadecimal(static_cast<unsigned char>(json[++i]));
        else
            shown += json[i];
    }
    return shown;
}

} // namespace leash
