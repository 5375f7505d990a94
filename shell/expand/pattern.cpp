#include "expand/pattern.hpp"

#include "base/locale.hpp"
#include "base/text.hpp"
#include "expand/bracket.hpp"
#include "expand/expand.hpp"

#include <algorithm>
#include <cwchar>

namespace leash {

namespace {

// Returns true if `c` has a meaning in a pattern or inside brackets.
bool is_special(char c) {
    switch (c) {
    case '*':
    case '?':
    case '[':
    case ']':
    case '\\':
    case '!':
    case '^':
    case '-':
    case ':':
    case '.':
    case '=':
        return true;
    default:
        return false;
    }
}

// The bytes of the pattern and of the text that one element of the pattern took. 0 and 0 mean that
// the element does not match.
struct Step {
    std::size_t pattern = 0;
    std::size_t text = 0;
};

// Matches the element at pattern[p] with the character at text[t]. The element must not be '*'.
Step match_element(std::string_view pattern, std::size_t p, std::string_view text, std::size_t t) {
    switch (pattern[p]) {
    case '?':
        return {1, character_length(text, t)};
    case '[':
        if (const std::size_t length = bracket_length(pattern.substr(p))) {
            const std::size_t character = character_length(text, t);
            if (bracket_matches(pattern.substr(p, length), text.substr(t, character)))
                return {length, character};
            return {};
        }
        break; // the ']' is missing: '[' is an ordinary character
    case '\\':
        if (p + 1 < pattern.size())
            return pattern[p + 1] == text[t] ? Step{2, 1} : Step{};
        break; // a backslash at the end matches a backslash, as in dash
    default:
        break;
    }
    return pattern[p] == text[t] ? Step{1, 1} : Step{};
}

} // namespace

std::size_t character_length(std::string_view text, std::size_t at) {
    if (is_ascii(text[at]))
        return 1;
    use_locale(LC_CTYPE);
    std::mbstate_t state{};
    const std::size_t length = std::mbrlen(text.data() + at, text.size() - at, &state);
    const bool valid = length != static_cast<std::size_t>(-1) &&
                       length != static_cast<std::size_t>(-2) && length != 0;
    return valid ? length : 1;
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += character_length(text, at))
        ++count;
    return count;
}

// Goes from left to right. After a mismatch the last '*' takes one character more. To go back to an
// earlier '*' can never help, so the time is at most |pattern| * |text|.
bool pattern_matches(std::string_view pattern, std::string_view text) {
    // Most mismatches are at the end, as when *.c is compared with each name of a directory.
    if (!pattern.empty() &&
        std::string_view("*?]").find(pattern.back()) == std::string_view::npos &&
        !text.ends_with(pattern.back()))
        return false;
    std::size_t p = 0, t = 0;
    std::size_t after_star = std::string_view::npos, star_text = 0;
    while (true) {
        if (p < pattern.size() && pattern[p] == '*') {
            after_star = ++p;
            star_text = t;
            if (p == pattern.size())
                return true;
            continue;
        }
        if (t == text.size()) {
            // If the star took more text, even less text would be left for the rest.
            return p == pattern.size();
        }
        if (p < pattern.size()) {
            const Step step = match_element(pattern, p, text, t);
            if (step.pattern != 0) {
                p += step.pattern;
                t += step.text;
                continue;
            }
        }
        if (after_star == std::string_view::npos)
            return false;
        star_text += character_length(text, star_text);
        p = after_star;
        t = star_text;
    }
}

bool has_wildcard(std::string_view pattern) {
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        switch (pattern[at]) {
        case '*':
        case '?':
            return true;
        case '[':
            if (bracket_length(pattern.substr(at)) != 0)
                return true;
            break;
        case '\\':
            ++at;
            break;
        default:
            break;
        }
    }
    return false;
}

bool has_special_in_pattern(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_special);
}

void append_escaped(std::string& pattern, std::string_view text) {
    for (const char c : text) {
        if (is_special(c))
            pattern += '\\';
        pattern += c;
    }
}

std::string unescaped(std::string_view pattern) {
    std::string text;
    text.reserve(pattern.size());
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '\\' && at + 1 < pattern.size())
            ++at;
        text += pattern[at];
    }
    return text;
}

} // namespace leash
