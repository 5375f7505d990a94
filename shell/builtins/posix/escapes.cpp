#include "builtins/posix/escapes.hpp"

#include "base/digits.hpp"

#include <algorithm>

namespace leash {
namespace {

// Appends at most `most` digits from text[at] on as one byte. Returns the number of digits.
std::size_t append_number(std::string& output, std::string_view text, std::size_t at, unsigned base,
                          std::size_t most) {
    unsigned value = 0;
    std::size_t count = 0;
    while (count < most && at + count < text.size()) {
        const unsigned digit = digit_value(text[at + count]);
        if (digit >= base)
            break;
        value = value * base + digit;
        ++count;
    }
    output += static_cast<char>(value & 0xff);
    return count;
}

} // namespace

std::size_t append_escape(std::string& output, std::string_view text, std::size_t at,
                          EscapeStyle style, bool& stop) {
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    if (const auto character = control_character(next)) {
        output += *character;
        return 2;
    }
    if (next == '\\') {
        output += next;
        return 2;
    }
    if (next == 'c' && style != EscapeStyle::Format) {
        stop = true;
        return 2;
    }
    if (next == '"' && style != EscapeStyle::Echo) {
        output += '"';
        return 2;
    }
    if (next == '0' && style != EscapeStyle::Format)
        return 2 + append_number(output, text, at + 2, 8, 3);
    if (digit_value(next) < 8 && style != EscapeStyle::Echo)
        return 1 + append_number(output, text, at + 1, 8, 3);
    if (next == 'x' && style != EscapeStyle::Argument && at + 2 < text.size() &&
        digit_value(text[at + 2]) < 16)
        return 2 + append_number(output, text, at + 2, 16, 2);
    output += '\\';
    return 1;
}

bool append_with_escapes(std::string& output, std::string_view text, EscapeStyle style) {
    bool stop = false;
    for (std::size_t at = 0; at < text.size() && !stop;) {
        const std::size_t backslash = std::min(text.find('\\', at), text.size());
        output += text.substr(at, backslash - at);
        at = backslash;
        if (at < text.size())
            at += append_escape(output, text, at, style, stop);
    }
    return !stop;
}

} // namespace leash
