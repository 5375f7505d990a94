#include "repl/unfinished.hpp"

namespace leash {

std::variant<WholeText, UnfinishedText> look_at(const std::string& text, const Aliases& aliases) {
    Parser parser(lines_of(text), &aliases);
    WholeText whole;
    for (;;) {
        ParseResult result = parser.next();
        if (auto* error = std::get_if<SyntaxError>(&result)) {
            if (error->unfinished)
                return UnfinishedText{std::move(*error)};
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
