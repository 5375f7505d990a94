// Words back as shell text: the inverse of word_reader.hpp, context by context.
#pragma once

#include "language/syntax.hpp"

#include <string>

namespace leash {

// What the text stands in; it decides what must be protected, and how.
enum class PrintContext {
    Bare,          // a word, or the operand of ${x-...} outside double quotes
    DoubleQuotes,  // "..."
    BracedOperand, // the operand of ${x-...} inside double quotes
    HereDocument,
    Arithmetic,
};

void print_word(std::string& out, const Word& word);
void print_parts(std::string& out, const WordParts& parts, PrintContext context);

// 'text', also if there is nothing in it to protect.
std::string in_single_quotes(std::string_view text);

} // namespace leash
