#include "repl/history_expansion.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <readline/history.h>

namespace leash {
namespace {

// The library knows quotes, but does not know that $( ) begins a text with quotes of its own:
// "$(echo 'a!b')". Returns true if the character at `at` stands between single quotes.
bool is_in_single_quotes(std::string_view line, std::size_t at, StillOpen open) {
    std::size_t i = 0;
    if (open == StillOpen::SingleQuotes)
        i = line.find('\'') + 1; // npos + 1 is 0: then the library asks nothing
    std::string in_double_quotes(1, open == StillOpen::DoubleQuotes ? 'y' : 'n'); // one per $(
    for (; i < at; ++i) {
        char& quoted = in_double_quotes.back();
        const bool is_inside = in_double_quotes.size() > 1;
        if (line[i] == '\\') {
            ++i;
        } else if (line[i] == '"') {
            quoted = quoted == 'y' ? 'n' : 'y';
        } else if (line[i] == '$' && line.substr(i + 1, 1) == "(") {
            in_double_quotes += 'n';
            ++i;
        } else if (quoted == 'y') {
            continue;
        } else if (line[i] == '(' && is_inside) {
            in_double_quotes += 'n';
        } else if (line[i] == ')' && is_inside) {
            in_double_quotes.pop_back();
        } else if (line[i] == '\'') {
            i = line.find('\'', i + 1);
            if (i > at) // also if no quote closes
                return true;
        }
    }
    return false;
}

StillOpen open_before_line() {
    switch (history_quoting_state) {
    case '\'':
        return StillOpen::SingleQuotes;
    case '"':
        return StillOpen::DoubleQuotes;
    default:
        return StillOpen::Command;
    }
}

// The library calls this function for a `!` that it would expand. Returns 1 if the `!` has another
// meaning in the shell's language.
int is_no_event(char* text, int index) {
    const std::string_view line = text;
    const auto at = static_cast<std::size_t>(index);
    const std::string_view before = line.substr(0, at);
    const std::string_view after = line.substr(at + 1);
    const auto has = [&](char closing) { return after.find(closing) != std::string_view::npos; };
    const bool other_meaning = before.ends_with('$') ||                // $!
                               (before.ends_with("${") && has('}')) || // ${!x}
                               (before.ends_with('[') && has(']')) ||  // [!a]
                               is_in_single_quotes(line, at, open_before_line());
    return other_meaning ? 1 : 0;
}

// As in bash: the words of an event end at these characters, so that `!ls;` means `!ls`.
char event_ends_at[] = ";&()|<>";
char no_event_before[] = " \t\n\r=(";

void tell_library_of_shell(StillOpen open) {
    history_quotes_inhibit_expansion = 1;
    history_comment_char = '#';
    history_search_delimiter_chars = event_ends_at;
    history_no_expand_chars = no_event_before;
    history_inhibit_expansion_function = is_no_event;
    const bool in_quotes = open == StillOpen::SingleQuotes || open == StillOpen::DoubleQuotes;
    history_quoting_state = open == StillOpen::SingleQuotes   ? '\''
                            : open == StillOpen::DoubleQuotes ? '"'
                                                              : 0;
    // Between quotes a line may begin with ^. No line begins with a NUL byte.
    history_subst_char = in_quotes ? '\0' : '^';
}

// The library says "!x: event not found", in English.
Message reason(std::string_view said) {
    const auto ends = [&](std::string_view ending) {
        if (!said.ends_with(ending))
            return false;
        said.remove_suffix(ending.size());
        return true;
    };
    if (ends(": event not found"))
        return _("{0}: no line of the history is meant; `history` lists them\n"
                 "  Between single quotes a ! is only a character. `set +H` turns this off.",
                 std::string(said));
    if (ends(": bad word specifier"))
        return _("{0}: that line of the history does not have this word", std::string(said));
    if (ends(": substitution failed"))
        return _("{0}: that line of the history does not have the text to replace",
                 std::string(said));
    if (ends(": unrecognized history modifier"))
        return _("{0}: no such modifier; there are h t r e p q x s g & a", std::string(said));
    return Message::verbatim(std::string(said));
}

} // namespace

bool may_name_history(const std::string& line) {
    return line.starts_with('^') || line.find('!') != std::string::npos;
}

HistoryExpansion expand_history(const std::string& line, StillOpen open) {
    if (open == StillOpen::HereDocument || !may_name_history(line))
        return RunsAsTyped{};
    tell_library_of_shell(open);
    // The library takes a line that it may change, and gives a text that free(3) frees.
    std::string typed = line;
    char* result = nullptr;
    const int kind = history_expand(typed.data(), &result);
    std::string text = result ? result : "";
    std::free(result);
    if (kind < 0)
        return CannotExpand{reason(text)};
    if (kind == 2)
        return OnlyShown{std::move(text)};
    if (kind == 0)
        return RunsAsTyped{};
    return RunsExpanded{std::move(text)};
}

} // namespace leash
