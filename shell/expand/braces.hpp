// Brace expansion, as the shell does it: of a{b,c}d come the words abd and acd (bash, not POSIX).
//
// Brace expansion comes before all other expansions, and looks at no value: of {$x,b} come the
// words $x and b. So this file makes words of one word, and expands nothing else. The words come
// one after another, and are not kept: {1..1000000} needs no memory for a million words.
//
// Source: bash(1) "Brace Expansion".
#pragma once

#include "language/syntax.hpp"

#include <cstdint>
#include <functional>

namespace leash {

// Returns true if for_each_word_of() may make other words than `word` itself.
bool has_braces(const Word& word);

// More words than this are an error: {1..999999999} would take all memory.
inline constexpr std::uintmax_t most_words_of_braces = 10'000'000;
// Returns how many words come of `word`, or a number above most_words_of_braces if there are more
// than so many.
std::uintmax_t count_words_of(const Word& word);

// Calls `visit` for each word that comes of `word`, from left to right, until `visit` returns
// false. Returns false if `visit` did.
bool for_each_word_of(const Word& word, const std::function<bool(const Word&)>& visit);

} // namespace leash
