// Word expansion (POSIX XCU 2.6): tilde, parameters, command substitution, arithmetic,
// field splitting, pathname expansion, quote removal, in that order.
#pragma once

#include "base/result.hpp"
#include "expand/context.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

template <class T> using Expanded = Result<T, ExpansionError>;

// Whether to expand the parts changes nothing and needs no process. Then it may be done in the
// shell where a subshell was asked for; but if it fails, by `set -u` or as a bad substitution, it
// is for a subshell to say so.
bool is_pure(const WordParts& parts);

// A command's words to its fields: every expansion, with splitting and pathnames.
Expanded<std::vector<std::string>> expand_fields(ExpansionContext& context,
                                                 std::span<const Word> words);

// The words of a simple command: as above, but behind export, readonly and local (and behind
// `command` before these) NAME=VALUE is expanded as an assignment is: declaration utilities,
// XCU 2.9.1.1.
Expanded<std::vector<std::string>> expand_command_words(ExpansionContext& context,
                                                        std::span<const Word> words);

// One word to one string, without splitting or pathname expansion: assignments (where
// tildes after ':' count too), redirection targets, case subjects.
enum class TildeIn {
    Start,
    Assignment,  // the value of NAME=VALUE, and what follows each ':' in it
    Declaration, // a whole NAME=VALUE as an argument: export HOME=~ame (XCU 2.9.1.1)
};
Expanded<std::string> expand_string(ExpansionContext& context, const Word& word,
                                    TildeIn tilde = TildeIn::Start);

// The body of a here-document with an unquoted delimiter.
Expanded<std::string> expand_here_document(ExpansionContext& context, const WordParts& body);

// A variable's value that is expanded once more, as the body of a here-document: PS1, PS2, PS4,
// ENV. A value that cannot be parsed stays as it is.
Expanded<std::string> expand_value(ExpansionContext& context, std::string_view value);

// A redirection's target: as expand_string, and in an interactive shell also pathname
// expansion; more pathnames than one are an error (XCU 2.7).
Expanded<std::string> expand_target(ExpansionContext& context, const Word& word, bool interactive);

// A pattern as fnmatch(3) takes it: what was quoted is escaped by backslashes.
Expanded<std::string> expand_pattern(ExpansionContext& context, const Word& word);

// fnmatch(3) with the shell's rules; `text` may hold any bytes.
bool matches_pattern(const std::string& pattern, const std::string& text);

// Shell arithmetic (XCU 2.6.4): a long with C's operators; names without a $ are variables.
Expanded<long> evaluate_arithmetic(ExpansionContext& context, const std::string& expression,
                                   Position position);

// The split that `read` does: at most `count` fields of `line` at IFS, the last one taking the
// rest. `escaped` marks the bytes of `line` that a backslash protected (same size, or empty).
std::vector<std::string> split_for_read(ExpansionContext& context, std::string_view line,
                                        const std::vector<bool>& escaped, std::size_t count);

} // namespace leash
