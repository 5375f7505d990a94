#include "builtins/leash/spelling.hpp"

#include <algorithm>
#include <numeric>

namespace leash {

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

std::vector<std::string_view> nearest_words(std::string_view word,
                                            std::span<const std::string_view> words) {
    // Accepts one mistake in a short word, and two in a longer word. More would be guessing.
    std::size_t nearest = word.size() < 5 ? 1 : 2;
    std::vector<std::string_view> near;
    for (const std::string_view candidate : words) {
        const bool begins = !word.empty() && candidate.substr(0, word.size()) == word;
        const std::size_t distance = begins ? 0 : spelling_distance(word, candidate);
        if (distance > nearest)
            continue;
        if (distance < nearest)
            near.clear();
        nearest = distance;
        near.push_back(candidate);
    }
    return near;
}

} // namespace leash
