// The full-width characters ＆ ； ｜ （ ） ＜ ＞ in the place of an operator. A Chinese or Japanese
// input method types them easily. To the shell they are letters: without the functions of this
// file the learner would read "not found" and not see why.
#pragma once

#include "base/message.hpp"
#include "base/text.hpp"

#include <optional>
#include <string_view>

namespace leash {

struct FullWidthOperator {
    std::size_t offset;    // in the word
    std::string_view text; // the full-width character
    char ascii;            // the operator that was meant
};

// Returns a hint for the end of an error message about `text`, if `text` contains － or ％;
// otherwise the empty phrase. － and ％ are not operators, but who types "jobs －l" or "fg ％1"
// means "jobs -l" or "fg %1".
Phrase full_width_hint(std::string_view text);

// The place of a word in a simple command.
enum class WordPlace { Name, Argument, LastArgument };

// Returns true if all bytes of `text` are ASCII.
inline bool is_ascii(std::string_view text) {
    for (const char c : text)
        if (!is_ascii(c))
            return false;
    return true;
}

// Returns the full-width character of a bare word that most likely was meant as an operator, in
// one of four cases: the word consists of such characters; the word is the command's name, as in
// "ls｜wc"; the word begins with ＜ or ＞; the last word ends in ＆. Returns nullopt in all other
// cases, and if the word contains other characters than these and ASCII: 你好＆ is text.
std::optional<FullWidthOperator> find_full_width_operator(std::string_view word, WordPlace place);

} // namespace leash
