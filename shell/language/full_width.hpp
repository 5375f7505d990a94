// Full-width ＆ ； ｜ （ ） ＜ ＞: what a Chinese or Japanese keyboard gives where an operator was
// meant. To the shell they are letters; the learner would get "not found" and see no reason.
#pragma once

#include "base/text.hpp"

#include <optional>
#include <string_view>

namespace leash {

struct FullWidthOperator {
    std::size_t offset;    // in the word
    std::string_view text; // the full-width character
    char ascii;            // the operator that was meant
};

// What a message that quotes `text` should add, where － or ％ stands in it: those are no
// operators, but fg ％1 and jobs －l are meant as fg %1 and jobs -l. Else empty.
std::string_view full_width_hint(std::string_view text);

// What part of a simple command a word is.
enum class WordPlace { Name, Argument, LastArgument };

inline bool is_ascii(std::string_view text) {
    for (const char c : text)
        if (!is_ascii(c))
            return false;
    return true;
}

// The full-width character of a bare word that most likely was meant as an operator: the whole
// word consists of them; or it would be a name like "ls｜wc"; or the last word ends in ＆; or
// the word is ＞ or ＜ and a name. Only ASCII counts as the rest: 你好＆ is text.
std::optional<FullWidthOperator> find_full_width_operator(std::string_view word, WordPlace place);

} // namespace leash
