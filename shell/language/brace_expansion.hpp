// Brace expansion, as the parser reads it: {a,b} and {1..3} in a word (bash, not POSIX).
//
// A { without quotes begins a brace expansion if the matching } stands in the same word, and if a
// comma without quotes or a sequence stands between the two. Every other brace is plain text, as in
// `find -exec rm {} \;`. The parser only recognises the expansion; expand/braces.hpp makes the
// words.
//
// Source: bash(1) "Brace Expansion", bash 5.2.
#pragma once

#include "language/source.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace leash {

// The values of {first..last..step}: first, first + step ... as far as last.
struct BraceSequence {
    std::intmax_t first;
    std::intmax_t last;
    std::intmax_t step;       // never 0; negative if the sequence goes down
    bool letters = false;     // {a..e}: the values are the codes of letters
    std::size_t width = 0;    // {01..10}: each number has at least so many characters
    std::uintmax_t count = 0; // how many values there are
};

// Returns the sequence of a text such as "1..3", or nullopt if the text is no sequence.
std::optional<BraceSequence> parse_brace_sequence(std::string_view text);

// Returns the parts of one word with the brace expansions in them. The word began at `begin` of the
// source. `starts_word`: no text of the word stands before the parts. Fails at `begin` if braces
// are nested too deep.
WordParts find_brace_expansions(Source& source, std::size_t begin, WordParts parts,
                                bool starts_word);

} // namespace leash
