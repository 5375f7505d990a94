// Whether the text typed so far is a whole command, or wants more lines (PS2).
//
// Source: POSIX XCU 2.5.3, PS2.
#pragma once

#include "language/parser.hpp"

#include <string>
#include <variant>

namespace leash {

struct WholeText {
    List last; // its last command that is not empty
};
// In the middle of a quotation, a here-document or an `if`, or after a backslash.
struct UnfinishedText {
    SyntaxError error; // says what is missing
};
// `text` ends with a newline. A syntax error that no more lines could mend is whole: it is
// for the one who runs the text to report.
std::variant<WholeText, UnfinishedText> look_at(const std::string& text, const Aliases& aliases);

} // namespace leash
