// Words near to one that was misspelt.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace leash {

// How many characters must be put in, left out, changed, or swapped with their neighbour.
std::size_t spelling_distance(std::string_view one, std::string_view other);

// Those of `words` that are nearest to `word`, or begin with it; none if all are far.
std::vector<std::string_view> nearest_words(std::string_view word,
                                            std::span<const std::string_view> words);

} // namespace leash
