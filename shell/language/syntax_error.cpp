// The text of a syntax error: the message, the line, a caret. No line of the text is wider than 80
// columns.
#include "base/foreign_text.hpp"
#include "base/text.hpp"
#include "language/parser.hpp"

#include <algorithm>
#include <iterator>

namespace leash {

namespace {

constexpr std::size_t columns = 80;
constexpr std::string_view cut = "...";

// Makes control characters visible. A blank stands for a tab or a newline.
std::string printable(std::string_view text) {
    std::string result(text);
    std::replace_if(
        result.begin(), result.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
    return made_visible(result);
}

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// A character of UTF-8 has at most 4 bytes. The text need not be UTF-8: it may consist of
// continuation bytes alone.
constexpr std::size_t most_bytes = 4;

// Returns the longest beginning of `text` that is at most `width` columns wide. Does not cut a
// character in two.
std::string_view beginning(std::string_view text, std::size_t width) {
    text = text.substr(0, width * most_bytes);
    while (display_width(text) > width) {
        std::size_t bytes = 1;
        while (bytes < most_bytes && continues_character(text[text.size() - bytes]) &&
               bytes < text.size())
            ++bytes;
        text.remove_suffix(bytes);
    }
    return text;
}

// Returns the longest ending of `text`, by the same rules.
std::string_view ending(std::string_view text, std::size_t width) {
    text.remove_prefix(text.size() - std::min(text.size(), width * most_bytes));
    while (display_width(text) > width) {
        std::size_t bytes = 1;
        while (bytes < most_bytes && bytes < text.size() && continues_character(text[bytes]))
            ++bytes;
        text.remove_prefix(bytes);
    }
    return text;
}

// A line may end at a blank, and between two Chinese characters if the second is no closing mark.
bool may_end_at(std::string_view text, std::size_t at) {
    constexpr unsigned char first_byte_of_chinese = 0xE3; // U+3000 and above
    if (text[at] == ' ')
        return true;
    if (static_cast<unsigned char>(text[at]) < first_byte_of_chinese || is_ascii(text[at - 1]))
        return false;
    constexpr std::string_view closing[] = {"。", "，", "、", "；", "：", "？", "！", "）"};
    return std::none_of(std::begin(closing), std::end(closing),
                        [&](auto mark) { return text.substr(at).starts_with(mark); });
}

// Breaks `text` into lines of at most 80 columns. A longer word is cut.
std::string wrapped(std::string text) {
    constexpr std::string_view indentation = "  ";
    std::string lines;
    for (;;) {
        const std::size_t fits = beginning(text, columns).size();
        if (fits == text.size())
            return lines + text;
        std::size_t end = fits;
        while (end > indentation.size() && !may_end_at(text, end))
            --end;
        if (end == indentation.size())
            end = fits;
        lines += text.substr(0, end) + "\n";
        const std::size_t rest = std::min(text.find_first_not_of(' ', end), text.size());
        text = std::string(indentation) + text.substr(rest);
    }
}

std::string described(const SyntaxError& error, const std::string& speaker,
                      const Translator& translate) {
    std::string what = wrapped(speaker + printable(translate(error.message)));
    if (error.line.empty())
        return what;
    const std::size_t caret = std::min(error.position.column - 1, error.line.size());
    std::string before = printable(std::string_view(error.line).substr(0, caret));
    std::string after = printable(std::string_view(error.line).substr(caret));
    // For a long line, shows only the part around the caret.
    constexpr std::size_t most_before = columns / 2;
    if (display_width(before) > most_before &&
        display_width(before) + display_width(after) >= columns)
        before = std::string(cut).append(ending(before, most_before - cut.size()));
    const std::size_t room = columns - display_width(before);
    if (display_width(after) > room)
        after = std::string(beginning(after, room - cut.size())).append(cut);
    return what + "\n" + before + after + "\n" + std::string(display_width(before), ' ') + "^";
}

} // namespace

std::string SyntaxError::describe(std::string_view name, const Translator& translate) const {
    return described(*this, printable(name) + ": line " + std::to_string(position.line) + ": ",
                     translate);
}

std::string SyntaxError::describe_after(std::string_view speaker,
                                        const Translator& translate) const {
    return described(*this, printable(speaker), translate);
}

std::string SyntaxError::describe_typed(const Translator& translate) const {
    return described(*this, "leash: ", translate);
}

} // namespace leash
