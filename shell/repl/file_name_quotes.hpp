// The quotes of file names that Tab completes. All functions are pure.
//
// Invariant: in the completed line, the quoted name means the file: no character of the name is
// special to the shell or to history expansion.
//
// Source: POSIX XCU 2.2.
#pragma once

#include <string>
#include <string_view>

namespace leash {

// Characters of a file name that need a backslash, because the shell gives them a meaning.
inline constexpr const char* quoted_in_file_names = " \t\n\\\"'<>=;|&()#$`?*[!{~";

// `quote` is the quote that the user has opened before the name, or '\0'.
std::string quoted_file_name(std::string_view name, char quote);
// Undoes quoted_file_name() for the text that is completed.
std::string unquoted_file_name(std::string_view text, char quote);

} // namespace leash
