// One line from standard input, and not a byte more: what follows is for whoever reads next, this
// shell or a child, since they share the descriptor and its position.
//
// Where the input can seek, a block is read and the position set back behind the line. On a pipe
// or a terminal nothing can be put back, so it is bytes, one by one.
//
// Source: POSIX XCU `read`, 1.4 (INPUT FILES).
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace leash {

struct InputLine {
    std::string text;          // without its delimiter; NUL bytes are left out
    std::vector<bool> escaped; // the bytes a backslash stood before; empty if there were none
    bool complete = false;     // false: the input ended before the delimiter
};
struct InputError {
    int number; // errno
};
struct InputInterrupted {};

struct ReadOptions {
    char delimiter = '\n';
    bool raw = false; // -r: a backslash is a character like any other
    // A signal came while waiting: true to give up, false to go on.
    std::function<bool()> interrupted;
    // A line that ends in a backslash goes on: a place for PS2.
    std::function<void()> continued;
};

using ReadLine = std::variant<InputLine, InputError, InputInterrupted>;
ReadLine read_input_line(int descriptor, const ReadOptions& options);

} // namespace leash
