#include "base/spelling.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <string>
#include <vector>

namespace leash {
namespace {

constexpr std::size_t least_for_beginning = 3; // "ex" is the beginning of too many words

std::string in_lower_case(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

// Returns how many mistakes the word may have. More would be guessing: two mistakes make `nosuch`
// out of `touch`. The first letter of a word is seldom wrong.
std::size_t most_mistakes(const std::string& word, const std::string& candidate) {
    return word.size() < 5 || word.front() != candidate.front() ? 1 : 2;
}

// Returns true if the mistakes can be typing mistakes. Almost every word of one or two letters is
// one change away from another such word, so there only two swapped letters count: "gf" for "fg".
bool is_close(const std::string& word, const std::string& candidate, std::size_t distance) {
    if (word.size() > 2)
        return distance <= most_mistakes(word, candidate);
    return distance == 0 || (distance == 1 && word.size() == 2 && candidate.size() == 2 &&
                             word[0] == candidate[1] && word[1] == candidate[0]);
}

} // namespace

// The optimal string alignment distance of Damerau and Levenshtein, by dynamic programming. Three
// rows of the table are kept.
std::size_t spelling_distance(std::string_view one, std::string_view other) {
    std::vector<std::size_t> two_above(other.size() + 1);
    std::vector<std::size_t> above(other.size() + 1);
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 1; i <= one.size(); ++i) {
        two_above.swap(above);
        above.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const bool same = one[i - 1] == other[j - 1];
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                row[j] = std::min(row[j], two_above[j - 2] + 1);
        }
    }
    return row.back();
}

std::optional<std::string_view> closest_word(std::string_view word,
                                             std::span<const std::string_view> words) {
    const std::string wanted = in_lower_case(word);
    std::optional<std::string_view> closest;
    std::optional<std::string_view> beginning;
    std::size_t least = 0;
    bool same_letter = false;
    for (const std::string_view one : words) {
        const std::string candidate = in_lower_case(one);
        if (wanted.empty() || candidate.empty())
            continue;
        if (!beginning && wanted.size() >= least_for_beginning && candidate.starts_with(wanted))
            beginning = one;
        const std::size_t distance = spelling_distance(wanted, candidate);
        const bool same = wanted.front() == candidate.front();
        if (!is_close(wanted, candidate, distance) ||
            (closest && (distance > least || (distance == least && (same_letter || !same)))))
            continue;
        closest = one;
        least = distance;
        same_letter = same;
    }
    return closest ? closest : beginning;
}

} // namespace leash
