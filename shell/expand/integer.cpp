#include "expand/integer.hpp"

#include "base/digits.hpp"
#include "expand/characters.hpp"

namespace leash {

namespace {

struct Magnitude {
    unsigned long value = 0; // the largest unsigned long, if the number does not fit
    std::size_t length = 0;
};

Magnitude read_magnitude(std::string_view text) {
    unsigned base = 10;
    std::size_t at = 0;
    if (text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) {
        base = 16;
        at = 2;
    } else if (text.starts_with('0')) {
        base = 8;
    }
    const std::size_t first = at;
    unsigned long value = 0;
    constexpr unsigned long largest = std::numeric_limits<unsigned long>::max();
    for (; at < text.size(); ++at) {
        const unsigned digit = digit_value(text[at]);
        if (digit >= base)
            break;
        value = value > (largest - digit) / base ? largest : value * base + digit;
    }
    if (at == first || (at < text.size() && continues_name(text[at])))
        return {};
    return {value, at};
}

} // namespace

Constant read_constant(std::string_view text) {
    constexpr long largest = std::numeric_limits<long>::max();
    const Magnitude magnitude = read_magnitude(text);
    return {magnitude.value > bits(largest) ? largest : static_cast<long>(magnitude.value),
            magnitude.length};
}

std::optional<long> integer_value(std::string_view text) {
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    if (text.empty())
        return 0;
    const bool negative = text.front() == '-';
    if (negative || text.front() == '+')
        text.remove_prefix(1);
    const Magnitude magnitude = read_magnitude(text);
    if (magnitude.length == 0 || magnitude.length != text.size())
        return std::nullopt;
    constexpr long largest = std::numeric_limits<long>::max();
    if (magnitude.value <= bits(largest))
        return negative ? -static_cast<long>(magnitude.value) : static_cast<long>(magnitude.value);
    return negative ? std::numeric_limits<long>::min() : largest;
}

} // namespace leash
