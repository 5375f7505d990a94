#include "expand/bracket.hpp"

#include "base/locale.hpp"
#include "base/text.hpp"

#include <cctype>
#include <fnmatch.h>
#include <locale.h>
#include <optional>
#include <string>

namespace leash {

namespace {

bool both(int (*is_class)(int), char a, char b) {
    return is_class(static_cast<unsigned char>(a)) != 0 &&
           is_class(static_cast<unsigned char>(b)) != 0;
}

struct Class {
    std::string_view name; // as written between "[:" and ":]"
    int (*holds)(int);
};
constexpr Class classes[] = {
    {"alnum", std::isalnum}, {"alpha", std::isalpha}, {"blank", std::isblank},
    {"cntrl", std::iscntrl}, {"digit", std::isdigit}, {"graph", std::isgraph},
    {"lower", std::islower}, {"print", std::isprint}, {"punct", std::ispunct},
    {"space", std::isspace}, {"upper", std::isupper}, {"xdigit", std::isxdigit},
};
const Class* find_class(std::string_view name) {
    for (const Class& each : classes) {
        if (each.name == name)
            return &each;
    }
    return nullptr;
}

// Returns whether the ASCII character `c` belongs to the set, if the set consists of ASCII
// characters, classes, and ranges of digits or of letters of one case. Returns nullopt for every
// other set: the answer then depends on the locale.
std::optional<bool> holds_ascii(std::string_view bracket, char c) {
    std::string_view set = bracket.substr(1, bracket.size() - 2);
    const bool negated = set.front() == '!' || set.front() == '^';
    if (negated)
        set.remove_prefix(1);
    bool found = false;
    for (std::size_t at = 0; at < set.size(); ++at) {
        char first = set[at];
        if (set.substr(at).starts_with("[:")) {
            const std::size_t end = set.find(":]", at + 2);
            const Class* named = end == std::string_view::npos
                                     ? nullptr
                                     : find_class(set.substr(at + 2, end - at - 2));
            if (named == nullptr)
                return std::nullopt;
            found = found || named->holds(c) != 0;
            at = end + 1;
            continue;
        }
        if (first == '[' || !is_ascii(first))
            return std::nullopt;
        if (first == '\\' && at + 1 < set.size())
            first = set[++at];
        if (at + 2 >= set.size() || set[at + 1] != '-') {
            found = found || c == first;
            continue;
        }
        const char last = set[at + 2];
        const bool agreed = both(std::isdigit, first, last) || both(std::islower, first, last) ||
                            both(std::isupper, first, last);
        if (!agreed || !is_ascii(first) || !is_ascii(last))
            return std::nullopt;
        found = found || (first <= c && c <= last);
        at += 2;
    }
    return found != negated;
}

// Calls fnmatch(3) in the locale "C", in which every byte is a character and no text is invalid.
int match_bytes(const char* pattern, const char* text) {
    const locale_t bytes = newlocale(LC_ALL_MASK, "C", nullptr);
    if (bytes == nullptr)
        return FNM_NOMATCH;
    const locale_t before = uselocale(bytes);
    const int result = fnmatch(pattern, text, 0);
    uselocale(before);
    freelocale(bytes);
    return result;
}

} // namespace

std::size_t bracket_length(std::string_view pattern) {
    std::size_t at = 1;
    if (at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^'))
        ++at;
    const std::size_t first = at;
    for (; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if (c == ']' && at > first) // a ']' at the beginning of the set is an ordinary character
            return at + 1;
        if (c == '\\') {
            ++at;
        } else if (c == '[' && at + 1 < pattern.size()) {
            const char kind = pattern[at + 1];
            if (kind != ':' && kind != '.' && kind != '=')
                continue;
            const char end[] = {kind, ']'};
            const std::size_t close = pattern.find(std::string_view(end, 2), at + 2);
            if (close != std::string_view::npos)
                at = close + 1;
        }
    }
    return 0;
}

bool bracket_matches(std::string_view bracket, std::string_view character) {
    if (character.size() == 1 && is_ascii(character.front())) {
        if (const auto held = holds_ascii(bracket, character.front()))
            return *held;
    }
    use_locale(LC_CTYPE);
    const std::string pattern(bracket), text(character);
    int result = fnmatch(pattern.c_str(), text.c_str(), 0);
    // Another result is an error: the bytes are not characters of this locale.
    if (result != 0 && result != FNM_NOMATCH)
        result = match_bytes(pattern.c_str(), text.c_str());
    return result == 0;
}

} // namespace leash
