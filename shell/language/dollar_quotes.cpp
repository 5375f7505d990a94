// Word reader, third part: the escapes of $'...' (XCU 2.2.4).
#include "base/digits.hpp"
#include "language/word_reader.hpp"

#include <cstdint>

namespace leash {

namespace {

struct Number {
    std::uint32_t value = 0;
    bool any = false; // there was at least one digit
};

// Reads at most `most` digits of the base from `text`, beginning at `at`, and moves `at`.
Number take_number(std::string_view text, std::size_t& at, unsigned base, int most) {
    Number number;
    for (; most > 0 && at < text.size() && digit_value(text[at]) < base; --most, ++at) {
        number.value = number.value * base + digit_value(text[at]);
        number.any = true;
    }
    return number;
}

void append_utf8(std::string& text, std::uint32_t code) {
    const auto byte = [&](std::uint32_t value) { text += static_cast<char>(value); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | code >> 6);
        byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        byte(0xE0 | code >> 12);
        byte(0x80 | (code >> 6 & 0x3F));
        byte(0x80 | (code & 0x3F));
    } else {
        byte(0xF0 | (code >> 18 & 0x07));
        byte(0x80 | (code >> 12 & 0x3F));
        byte(0x80 | (code >> 6 & 0x3F));
        byte(0x80 | (code & 0x3F));
    }
}

} // namespace

std::string decode_dollar_quotes(std::string_view escaped) {
    std::string text;
    for (std::size_t at = 0; at < escaped.size();) {
        const char c = escaped[at++];
        if (c != '\\' || at == escaped.size()) {
            text += c;
            continue;
        }
        const char letter = escaped[at++];
        if (letter == '"' || letter == '\'' || letter == '\\' || letter == '?') {
            text += letter;
            continue;
        }
        if (const auto control = control_character(letter == 'E' ? 'e' : letter)) {
            text += *control;
            continue;
        }
        Number number;
        switch (letter) {
        case 'x':
            number = take_number(escaped, at, 16, 2);
            break;
        case 'u': // POSIX does not have \u and \U, but the common shells with $'...' do
        case 'U':
            number = take_number(escaped, at, 16, letter == 'u' ? 4 : 8);
            break;
        case 'c': // control characters: \cA is 1, \c? is DEL, and \c\\ is 28
            if (at < escaped.size()) {
                const char key = escaped[at++];
                if (key == '\\' && at < escaped.size() && escaped[at] == '\\')
                    ++at;
                number = {key == '?' ? 0x7FU : static_cast<unsigned char>(key) & 0x1FU, true};
            }
            break;
        default:
            --at;
            number = take_number(escaped, at, 8, 3);
            number.value &= 0xFF; // \400 is a NUL byte, too
            if (!number.any)
                ++at;
        }
        if (!number.any) { // not an escape: both characters stand for themselves
            text += c;
            text += letter;
        } else if (number.value == 0) {
            return text; // a string of the shell cannot contain a NUL byte
        } else if (letter == 'u' || letter == 'U') {
            append_utf8(text, number.value);
        } else {
            text += static_cast<char>(number.value & 0xFF);
        }
    }
    return text;
}

} // namespace leash
