// Finds out whether the typed text is a complete command. If the text is not complete, the loop
// shows PS2 and reads another line.
//
// Source: POSIX XCU 2.5.3 (PS2).
#pragma once

#include "language/parser.hpp"

#include <string>
#include <variant>

namespace leash {

struct WholeText {
    List last; // the last command of the text that is not empty
};
// What the text has opened and not closed. History expansion asks for this. Command: a compound
// command, an expansion, or a backslash at the end of the line.
enum class StillOpen { Command, SingleQuotes, DoubleQuotes, HereDocument };

// The text ends inside quotes, a here-document or a compound command, or behind a backslash.
struct UnfinishedText {
    SyntaxError error; // says what is missing
    StillOpen open = StillOpen::Command;
};
// `text` must end with a newline. A text with a syntax error that more lines cannot mend is a
// WholeText: the interpreter reports the error when it runs the text.
std::variant<WholeText, UnfinishedText> look_at(const std::string& text, const Aliases& aliases);

} // namespace leash
