// The printer of words: writes words and their parts as shell text.
//
// Invariant: the word reader (word_reader.hpp) reads the text back as the same parts.
#pragma once

#include "language/syntax.hpp"

#include <string>

namespace leash {

// The place where the text stands. The place decides which characters must be quoted, and how.
enum class PrintContext {
    Bare,          // a word, or the operand of ${x-...} outside double quotes
    DoubleQuotes,  // "..."
    BracedOperand, // the operand of ${x-...} inside double quotes
    HereDocument,
    Arithmetic,
};

// Both functions append to `out`.
void print_word(std::string& out, const Word& word);
void print_parts(std::string& out, const WordParts& parts, PrintContext context);

// Returns `text` in single quotes, also if `text` needs no quotes.
std::string in_single_quotes(std::string_view text);

} // namespace leash
