// Reads one line of input.
//
// Invariant: reading takes no byte after the line. The next reader, this shell or a child, needs
// these bytes, and all of them share the file offset of the descriptor.
//
// If the input can seek, this reads a block and then sets the file offset to the end of the line. A
// pipe or a terminal cannot seek, so this reads byte by byte.
//
// Source: POSIX XCU `read`, 1.4 (INPUT FILES).
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace leash {

struct InputLine {
    std::string text;          // without the delimiter and without NUL bytes
    std::vector<bool> escaped; // true for a byte after a backslash; empty if there is no such byte
    bool complete = false;     // false if the input ended before the delimiter
};
struct InputError {
    int number; // errno
};
struct InputInterrupted {};

struct ReadOptions {
    char delimiter = '\n';
    bool raw = false; // -r: a backslash is an ordinary character
    // Called when a signal comes while this waits for input. Returns true to stop the reading.
    std::function<bool()> interrupted;
    // Called after a line that ends with a backslash, to print PS2.
    std::function<void()> continued;
};

using ReadLine = std::variant<InputLine, InputError, InputInterrupted>;
// Waits for input.
ReadLine read_input_line(int descriptor, const ReadOptions& options);

} // namespace leash
