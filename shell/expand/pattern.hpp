// Patterns (POSIX XCU 2.14): what ? * and [...] match, in any text.
//
// A pattern is text in which a backslash takes the meaning from the character after it; the
// quoted parts of a word are escaped that way before they come here. Characters are those of
// the locale (mbrtowc(3)); a byte that begins none is a character by itself, so that a name
// of any bytes can be matched. fnmatch(3) alone would refuse such text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace leash {

// The number of bytes of the character that begins at text[at]: at least 1.
std::size_t character_length(std::string_view text, std::size_t at);

// The number of characters in `text`: ${#x}.
std::size_t count_characters(std::string_view text);

// True where the whole of `text` matches. '/' and a leading '.' are like any other character.
bool pattern_matches(std::string_view pattern, std::string_view text);

// True if an unescaped * ? or a complete [...] is in it: only then are pathnames looked up.
bool has_wildcard(std::string_view pattern);

// True if a character is in `text` that is special anywhere in a pattern, inside brackets too.
bool has_special_in_pattern(std::string_view text);

// Appends `text` to `pattern` so that it matches itself alone.
void append_escaped(std::string& pattern, std::string_view text);

// The text that a pattern without wildcards matches.
std::string unescaped(std::string_view pattern);

// What is left of `text` without the prefix or suffix that matches: ${x#p} ${x##p} ${x%p} ${x%%p}.
// A view into `text`; the whole of it where nothing matches.
enum class Match { Smallest, Largest };
std::string_view without_prefix(std::string_view text, std::string_view pattern, Match match);
std::string_view without_suffix(std::string_view text, std::string_view pattern, Match match);

} // namespace leash
