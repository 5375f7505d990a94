// Patterns: match ? * and [...] with a text of any bytes.
//
// In a pattern a backslash makes the next character an ordinary character; the caller has escaped
// the quoted parts of a word in this way. A character is a character of the locale (mbrtowc(3)). A
// byte that is not part of a character counts as one character, so that every file name can be
// matched; fnmatch(3) would report an error.
//
// Source: POSIX XCU 2.14.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace leash {

// Returns the number of bytes of the character that begins at text[at]: at least 1.
std::size_t character_length(std::string_view text, std::size_t at);

// Returns the number of characters in `text`, for ${#x}.
std::size_t count_characters(std::string_view text);

// Returns true if the pattern matches the whole text. A '/' and a leading '.' are ordinary
// characters here.
bool pattern_matches(std::string_view pattern, std::string_view text);

// Returns true if the pattern contains an unescaped * or ? or a complete [...]. Otherwise pathname
// expansion leaves the word as it is.
bool has_wildcard(std::string_view pattern);

// Returns true if `text` contains a character that has a meaning in a pattern or inside brackets.
bool has_special_in_pattern(std::string_view text);

// Appends `text` to `pattern`, escaped so that the pattern matches exactly this text.
void append_escaped(std::string& pattern, std::string_view text);

// Removes the backslashes from a pattern without wildcards: returns the text that it matches.
std::string unescaped(std::string_view pattern);

// Both return `text` without the smallest or largest prefix (suffix) that matches the pattern, for
// ${x#p} ${x##p} ${x%p} ${x%%p}. Both return all of `text` if nothing matches. The result is a view
// into `text`.
enum class Match { Smallest, Largest };
std::string_view without_prefix(std::string_view text, std::string_view pattern, Match match);
std::string_view without_suffix(std::string_view text, std::string_view pattern, Match match);

} // namespace leash
