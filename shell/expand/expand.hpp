// Word expansion: tilde, parameter and command substitution, arithmetic, field splitting, pathname
// expansion and quote removal, in this order. Before all of these comes brace expansion, and with
// the substitutions comes process substitution; both are of bash.
//
// Every function returns the expanded text, or the first error. After an error the rest of the
// word is not expanded. The functions keep no reference to the context.
//
// Source: POSIX XCU 2.6; bash(1) "EXPANSION".
#pragma once

#include "base/result.hpp"
#include "expand/context.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

template <class T> using Expanded = Result<T, ExpansionError>;

// Returns true if the expansion of the parts changes no variable, runs no command and cannot end
// the shell by ${x?word}, and gives the same in a subshell (unlike $BASHPID). Parts that belong to
// a subshell may then be expanded without a subshell. The expansion may still fail (by `set -u` or
// as a bad substitution): then a subshell must report the error.
bool is_pure(const WordParts& parts);

// Expands the words of a command into fields, with all expansions.
Expanded<std::vector<std::string>> expand_fields(ExpansionContext& context,
                                                 std::span<const Word> words);

// Expands the words of a simple command, as expand_fields() does. But if the command is a
// declaration utility (export, readonly or local, perhaps with `command` before it), a word
// NAME=VALUE is expanded as an assignment (XCU 2.9.1.1).
Expanded<std::vector<std::string>> expand_command_words(ExpansionContext& context,
                                                        std::span<const Word> words);

// The places in a word where a tilde-prefix may begin (XCU 2.6.1).
enum class TildeIn {
    Start,       // at the beginning of the word
    Assignment,  // the word is the VALUE of NAME=VALUE: at the beginning and behind each ':'
    Declaration, // the word is NAME=VALUE: at the beginning of VALUE and behind each ':' in it
};
// Expands one word into one string, without field splitting and pathname expansion. For
// assignments, redirections and the word of `case`.
Expanded<std::string> expand_string(ExpansionContext& context, const Word& word,
                                    TildeIn tilde = TildeIn::Start);

// Expands the body of a here-document with an unquoted delimiter.
Expanded<std::string> expand_here_document(ExpansionContext& context, const WordParts& body);

// Expands a variable's value as the body of a here-document, for PS1, PS2, PS4 and ENV. Returns
// `value` unchanged if it cannot be parsed.
Expanded<std::string> expand_value(ExpansionContext& context, std::string_view value);

// Expands a redirection's target as expand_string() does, and also does brace expansion. In an
// interactive shell also does pathname expansion. Two or more words, or two or more matching
// pathnames, are an error (XCU 2.7).
Expanded<std::string> expand_target(ExpansionContext& context, const Word& word, bool interactive);

// Expands a word into a pattern (see pattern.hpp): quoted text is escaped by backslashes.
Expanded<std::string> expand_pattern(ExpansionContext& context, const Word& word);

// Splits a line as `read` does: into at most `count` fields at the characters of IFS; the last
// field takes the rest of the line. `escaped` has one element for each byte of `line`, true if a
// backslash stood before the byte; an empty `escaped` means no backslashes.
std::vector<std::string> split_for_read(ExpansionContext& context, std::string_view line,
                                        const std::vector<bool>& escaped, std::size_t count);

} // namespace leash
