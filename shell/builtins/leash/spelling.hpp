// Finds words that a misspelt word may mean.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace leash {

// Returns how many characters must be inserted, deleted, changed, or swapped with their neighbour,
// to make one word out of the other.
std::size_t spelling_distance(std::string_view one, std::string_view other);

// Returns the words that are nearest to `word`, or that begin with `word`. Returns no words if all
// are far from `word`.
std::vector<std::string_view> nearest_words(std::string_view word,
                                            std::span<const std::string_view> words);

} // namespace leash
