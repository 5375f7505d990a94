// Text that comes from elsewhere and goes to the terminal: names of processes, folders and files,
// command lines, what a file contains.
//
// Such a text may hold bytes that are commands to a terminal: they clear the screen, rename the
// window, or make it type. So every control character is made visible, and nothing else changes.
//
// Source: RFC 3629 (UTF-8), ECMA-48 (C0 and C1), cat(1) -v.
#pragma once

#include <string>
#include <string_view>

namespace leash {

// Control characters of ASCII become ^[ and the like, DEL becomes ^?, the control characters U+0080
// to U+009F become \u009b and the like, and a byte that is not part of UTF-8 becomes \xff and the
// like. Newlines and tabs too: the result is one line. Letters of every language stay as they are,
// in every locale.
std::string made_visible(std::string_view text);

// The same, but newlines stay: for a message of several lines that quotes such a text.
std::string lines_made_visible(std::string_view text);

} // namespace leash
