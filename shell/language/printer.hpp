// The printer: writes a syntax tree as shell text, on one line if possible. The body of a
// here-document needs more lines: the body stands behind the line.
//
// Invariant: parse(print(tree)) == tree, for every tree that the parser makes. The printer serves
// job names, `type f` and set -x.
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

// Quotes `text` so that the shell reads the result as one word with the value `text`. Returns
// `text` unchanged if no quotes are needed, otherwise `text` in single quotes. `export -p`,
// `alias`, `set`, `trap` and set -x use this function.
std::string quoted_for_shell(const std::string& text);

} // namespace leash
