// Helpers for the tests of the parser: parse or fail, and the tree as a line of text.
#pragma once

#include "language/parser.hpp"
#include "language/printer.hpp"

#include <string>

namespace leash::testing {

// The tree of a text, written out with every field that means something, and without
// positions:  echo "a$b" c  is  (echo ['a'$b] c);
//   abc   Literal          'abc'  Quoted           [..]  DoubleQuoted
//   $x    ParameterExpansion, ${..} if in braces   $(..) CommandSubstitution   $((..))
// It is written apart from the printer, so that neither can hide a mistake of the other.
std::string shape(const List& list);
std::string shape(const Word& word);

// The shape of `text`, or "error: MESSAGE" (with "unfinished: " if it is that).
std::string shape_of(const std::string& text, const Aliases& aliases = {});
// The message of its syntax error; "" if it has none.
std::string error_of(const std::string& text);
SyntaxError syntax_error_of(const std::string& text);
// The text as the printer writes it; it must parse.
std::string printed(const std::string& text);
// "" if `text` survives being printed and read back; else what became of it.
std::string round_trip_failure(const std::string& text);

} // namespace leash::testing
