// Helpers for the tests of the parser: they parse a text, and write a tree as one line of text.
#pragma once

#include "language/parser.hpp"
#include "language/printer.hpp"

#include <string>

namespace leash::testing {

// Writes a tree as text, with every field that has a meaning, but without positions: echo "a$b" c
// is written (echo ['a'$b] c);
//
//     abc   Literal          'abc'  Quoted           [..]  DoubleQuoted
//     $x    ParameterExpansion, ${..} if in braces   $(..) CommandSubstitution   $((..))
//     {a|b} BraceExpansion (a sequence: {1..3})      <(..) ProcessSubstitution
//
// This function does not use the printer, so that a mistake in the printer cannot hide a mistake
// here.
std::string shape(const List& list);
std::string shape(const Word& word);

// Parses `text` and returns its shape, or "error: MESSAGE". Before MESSAGE stands "unfinished: " if
// the text is unfinished.
std::string shape_of(const std::string& text, const Aliases& aliases = {});
// Does the same for the first complete command of a parser that takes no forms of bash.
std::string posix_shape_of(const std::string& text);
// Returns the message of the text's syntax error, or "" if the text has no error.
std::string error_of(const std::string& text);
SyntaxError syntax_error_of(const std::string& text);
// Returns the text as the printer writes it. The text must parse.
std::string printed(const std::string& text);
// Prints `text` and parses the result. Returns "" if the tree stays the same, and if the
// printer writes the same text again. Otherwise returns what differs.
std::string round_trip_failure(const std::string& text);

} // namespace leash::testing
