// Backslash escapes of echo and printf. Both functions are pure.
//
// Source: POSIX XCU `echo` (XSI), `printf`, XBD table 5-1. If POSIX leaves a choice: dash and bash.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace leash {

enum class EscapeStyle {
    Format,   // the format of printf: octal as \101; \x41
    Argument, // %b of printf, and echo of sh: octal as \101 or \0101; \c stops all output
    Echo,     // echo -e, as in bash: octal only as \0101; \x41; \c stops all output
};

// Appends the meaning of the escape at text[at], which is a backslash. Returns the number of bytes
// that were read from `text`. An unknown escape means itself. \c sets `stop`.
std::size_t append_escape(std::string& output, std::string_view text, std::size_t at,
                          EscapeStyle style, bool& stop);

// Appends all of `text`. Returns false after \c: then there must be no more output.
bool append_with_escapes(std::string& output, std::string_view text, EscapeStyle style);

} // namespace leash
