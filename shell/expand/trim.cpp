// Patterns, second part: removes a prefix or a suffix that matches (POSIX XCU 2.6.2).
//
// In general the functions try every place where the prefix may end (the suffix may begin). Most
// patterns in scripts are simpler: plain text (${x%.c}), or plain text beside one '*' (${x##*/},
// ${x%%:*}). For these one comparison or one search is enough.
#include "base/text.hpp"
#include "expand/pattern.hpp"

#include <algorithm>
#include <vector>

namespace leash {

namespace {

bool is_plain(std::string_view pattern) {
    return pattern.find_first_of("*?[\\") == std::string_view::npos;
}

bool all_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii(c); });
}

// The places where a value may be cut: between two characters, never inside a character.
class Cuts {
  public:
    explicit Cuts(std::string_view text) {
        if (all_ascii(text))
            return;
        allowed_.resize(text.size() + 1);
        for (std::size_t at = 0; at < text.size(); at += character_length(text, at))
            allowed_[at] = true;
        allowed_[text.size()] = true;
    }
    bool at(std::size_t index) const { return allowed_.empty() || allowed_[index]; }

  private:
    std::vector<bool> allowed_; // empty: a cut is allowed at every place
};

// Returns the first index, from 0 to the size or from the size to 0, at which a cut is allowed and
// `fits(index)` is true. Returns npos if there is no such index.
template <class Fits>
std::size_t first_cut(std::string_view text, bool from_the_left, const Fits& fits) {
    const Cuts cuts(text);
    for (std::size_t step = 0; step <= text.size(); ++step) {
        const std::size_t index = from_the_left ? step : text.size() - step;
        if (cuts.at(index) && fits(index))
            return index;
    }
    return std::string_view::npos;
}

} // namespace

std::string_view without_prefix(std::string_view text, std::string_view pattern, Match match) {
    if (is_plain(pattern))
        return text.substr(text.starts_with(pattern) ? pattern.size() : 0);
    if (pattern.front() == '*' && is_plain(pattern.substr(1))) {
        const std::string_view plain = pattern.substr(1);
        const std::size_t found = match == Match::Smallest ? text.find(plain) : text.rfind(plain);
        return found == std::string_view::npos ? text : text.substr(found + plain.size());
    }
    const std::size_t cut = first_cut(text, match == Match::Smallest, [&](std::size_t index) {
        return pattern_matches(pattern, text.substr(0, index));
    });
    return cut == std::string_view::npos ? text : text.substr(cut);
}

std::string_view without_suffix(std::string_view text, std::string_view pattern, Match match) {
    if (is_plain(pattern))
        return text.substr(0, text.size() - (text.ends_with(pattern) ? pattern.size() : 0));
    if (pattern.back() == '*' && is_plain(pattern.substr(0, pattern.size() - 1))) {
        const std::string_view plain = pattern.substr(0, pattern.size() - 1);
        return text.substr(0, match == Match::Smallest ? text.rfind(plain) : text.find(plain));
    }
    const std::size_t cut = first_cut(text, match == Match::Largest, [&](std::size_t index) {
        return pattern_matches(pattern, text.substr(index));
    });
    return text.substr(0, cut);
}

} // namespace leash
