#include "language/full_width.hpp"

#include <algorithm>

namespace leash {

namespace {

struct Pair {
    std::string_view full_width;
    char ascii;
};
constexpr Pair operators[] = {{"＆", '&'}, {"；", ';'}, {"｜", '|'}, {"（", '('},
                              {"）", ')'}, {"＜", '<'}, {"＞", '>'}};
constexpr std::size_t bytes_of_each = 3; // in UTF-8

std::optional<FullWidthOperator> at(std::string_view word, std::size_t offset) {
    const std::string_view here = word.substr(std::min(offset, word.size()), bytes_of_each);
    for (const Pair& pair : operators)
        if (here == pair.full_width)
            return FullWidthOperator{offset, here, pair.ascii};
    return std::nullopt;
}

} // namespace

Phrase full_width_hint(std::string_view text) {
    if (text.find("－") != std::string_view::npos)
        return N_("; － is the full-width -: type -");
    if (text.find("％") != std::string_view::npos)
        return N_("; ％ is the full-width %: type %");
    return {};
}

std::optional<FullWidthOperator> find_full_width_operator(std::string_view word, WordPlace place) {
    if (is_ascii(word))
        return std::nullopt;
    std::optional<FullWidthOperator> first;
    std::size_t ascii = 0;
    for (std::size_t offset = 0; offset < word.size();) {
        const auto found = at(word, offset);
        if (!found && !is_ascii(word.substr(offset, 1)))
            return std::nullopt; // another character that is not ASCII: the word is text
        if (found && !first)
            first = found;
        ascii += !found;
        offset += found ? bytes_of_each : 1;
    }
    const bool redirection = first->offset == 0 && (first->ascii == '<' || first->ascii == '>');
    if (ascii == 0 || place == WordPlace::Name || redirection)
        return first;
    const auto last =
        word.size() < bytes_of_each ? std::nullopt : at(word, word.size() - bytes_of_each);
    return place == WordPlace::LastArgument && last && last->ascii == '&' ? last : std::nullopt;
}

} // namespace leash
