// Finds the word that a misspelt word most likely means: "did you mean jobs?".
//
// All messages of leash that guess a word call closest_word(), so they all guess by the same rules.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace leash {

// Returns how many characters must be inserted, deleted, changed, or swapped with their neighbour,
// to make one word out of the other.
std::size_t spelling_distance(std::string_view one, std::string_view other);

// Returns the word of `words` that is closest to `word`. Returns nullopt if every word is far from
// `word`. Upper and lower case are the same. If several words are equally close, a word with the
// same first letter is chosen, and then the word that stands first. If no word is close, a word
// that begins with `word` is chosen. The result is an element of `words`.
std::optional<std::string_view> closest_word(std::string_view word,
                                             std::span<const std::string_view> words);

} // namespace leash
