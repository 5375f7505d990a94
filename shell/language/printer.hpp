// The printer: a syntax tree back as shell text, on one line where it can be.
//
// Invariant: parse(print(tree)) == tree, for any tree the parser makes. A here-document is
// printed with its body after the line. Used for job names, `type f`, and set -x.
#pragma once

#include "language/syntax.hpp"

#include <string>

namespace leash {

std::string print(const List& list);
std::string print(const AndOrList& and_or);
std::string print(const Pipeline& pipeline);
std::string print(const Command& command);
std::string print(const Word& word);
std::string print(const Redirection& redirection);

// `text` quoted so that the shell reads it back as one word: unchanged where no quoting is
// needed, else in single quotes. For `export -p`, `alias`, `set`, `trap`, set -x.
std::string quoted_for_shell(const std::string& text);

} // namespace leash
