// Foreign text: text that leash did not write and that goes to the terminal, such as names of
// processes, folders and files, command lines, and the contents of files.
//
// Foreign text may contain bytes that command the terminal: they clear the screen, rename the
// window, or make the terminal type. Other characters have no shape, or turn the order of the
// letters behind them, so that one name looks like another. Invariant: these functions make every
// such character visible, and change nothing else. A second call changes nothing more.
//
// The values of a Message are made visible when a Translator puts the message into words. So a
// caller needs these functions only for text that is not in a Message, and where one line must stay
// one line.
//
// Source: RFC 3629 (UTF-8), ECMA-48 (C0 and C1), cat(1) -v, Unicode Technical Report 36 (security).
#pragma once

#include <string>
#include <string_view>

namespace leash {

// Replaces control characters. An ASCII control character becomes ^ and a letter, such as ^[; DEL
// becomes ^?; U+0080 to U+009F, and characters without a shape such as U+200B and U+202E, become
// escapes such as \u009b; a byte that is not part of UTF-8
// becomes an escape such as \xff. Newlines and tabs are replaced too: the result is one line.
// Letters of all languages stay, in every locale.
std::string made_visible(std::string_view text);

// Does the same, but keeps newlines: for a message of several lines that quotes foreign text.
std::string lines_made_visible(std::string_view text);

// Does the same for a text that is JSON already. There a control character stands as an escape, but
// DEL, U+0080 to U+009F and characters without a shape may stand as they are: they become \u007f,
// \u0080, \u202e and so on, which mean the same to a reader of JSON.
std::string json_made_visible(std::string_view json);

// Returns the place of the first byte that is not part of a UTF-8 character; npos if there is none.
std::size_t first_that_is_not_utf8(std::string_view text);

} // namespace leash
