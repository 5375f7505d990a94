#include "repl/unfinished.hpp"

#include <algorithm>
#include <string_view>

namespace leash {
namespace {

// The error of an unfinished text points at what was opened.
StillOpen what_is_open(const SyntaxError& error) {
    const std::size_t at = error.position.column - 1;
    const std::string_view opened =
        std::string_view(error.line).substr(std::min(at, error.line.size()));
    if (opened.starts_with("$'"))
        return StillOpen::SingleQuotes;
    switch (opened.empty() ? '\0' : opened.front()) {
    case '\'':
        return StillOpen::SingleQuotes;
    case '"':
        return StillOpen::DoubleQuotes;
    case '<':
        return StillOpen::HereDocument;
    default:
        return StillOpen::Command;
    }
}

} // namespace

std::variant<WholeText, UnfinishedText> look_at(const std::string& text, const Aliases& aliases) {
    Parser parser(lines_of(text), &aliases);
    WholeText whole;
    for (;;) {
        ParseResult result = parser.next();
        if (auto* error = std::get_if<SyntaxError>(&result)) {
            if (error->unfinished) {
                const StillOpen open = what_is_open(*error);
                return UnfinishedText{std::move(*error), open};
            }
            return whole;
        }
        auto* list = std::get_if<List>(&result);
        if (!list)
            return whole;
        if (!list->items.empty())
            whole.last = std::move(*list);
    }
}

} // namespace leash
