// Expander, third part: tilde expansion (POSIX XCU 2.6.1).
#include "expand/expander.hpp"

#include <algorithm>

namespace leash {

// A tilde-prefix begins with a '~' at the beginning of the word, in an assignment also behind a
// ':'. The prefix ends before the next '/', in an assignment also before a ':', or at the end of
// the word. If any character of the prefix is quoted, the prefix is ordinary text.
void Expander::literal_with_tildes(std::string_view text, bool starts_word, bool ends_word,
                                   TildeIn tildes, Quoting quoting, Sink& sink) {
    if (text.find('~') == text.npos || (!starts_word && tildes == TildeIn::Start))
        return literal(text, quoting, sink);
    if (tildes == TildeIn::Declaration && starts_word) {
        const std::size_t value = text.find('=') + 1; // 0 if there is no '='
        if (value != 0)
            literal(text.substr(0, value), quoting, sink);
        text.remove_prefix(value);
    }
    const bool in_list = tildes != TildeIn::Start;
    bool may_begin = starts_word;
    while (!text.empty()) {
        if (may_begin && text.front() == '~') {
            const std::size_t end = text.find_first_of(in_list ? "/:" : "/");
            const bool whole = end != std::string_view::npos || ends_word;
            if (auto home = whole ? home_for(text.substr(1, end - 1)) : std::nullopt) {
                text.remove_prefix(std::min(end, text.size()));
                if (text.starts_with('/') && home->ends_with('/'))
                    home->pop_back(); // if HOME is "/", ~/x is "/x", not "//x"
                sink.quoted(*home);
                may_begin = false;
                continue;
            }
        }
        const std::size_t colon = in_list ? text.find(':') : std::string_view::npos;
        const std::size_t length = colon == std::string_view::npos ? text.size() : colon + 1;
        literal(text.substr(0, length), quoting, sink);
        text.remove_prefix(length);
        may_begin = true;
    }
}

std::optional<std::string> Expander::home_for(std::string_view user) {
    if (!user.empty())
        return context_.home_of(std::string(user));
    if (const auto home = context_.variable("HOME"))
        return std::string(*home);
    return std::nullopt;
}

} // namespace leash
