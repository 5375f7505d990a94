// Backslash escapes of echo and printf.
//
// Source: POSIX XCU `echo` (XSI), `printf`, XBD table 5-1; where shells differ, dash and bash.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace leash {

enum class EscapeStyle {
    Format,   // printf's format: octal as \101; \x41
    Argument, // printf's %b, and echo of sh: octal as \101 or \0101; \c: no more output at all
    Echo,     // echo -e, as in bash: octal only as \0101; \x41; \c
};

// Appends what the escape at text[at], a backslash, stands for, and yields the number of bytes
// the escape has in `text`. Unknown escapes stand for themselves. `stop` is set by \c.
std::size_t append_escape(std::string& output, std::string_view text, std::size_t at,
                          EscapeStyle style, bool& stop);

// All of `text`. False: \c was met, and there is to be no more output.
bool append_with_escapes(std::string& output, std::string_view text, EscapeStyle style);

} // namespace leash
