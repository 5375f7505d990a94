#include "repl/file_name_quotes.hpp"

#include <cstddef>

namespace leash {
namespace {

// A backslash before these characters means the character, between double quotes (XCU 2.2.3).
constexpr std::string_view special_in_double_quotes = "$`\"\\";

bool is_special_in_double_quotes(char c) {
    return special_in_double_quotes.find(c) != std::string_view::npos;
}

// Makes "My\ File" from "My File". A ~ at the beginning gets no backslash. A backslash before a
// newline would remove the newline, so the newline is $'\n'.
std::string quoted_by_backslashes(std::string_view name) {
    const std::string_view special = quoted_in_file_names;
    std::string quoted;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] == '\n') {
            quoted += "$'\\n'";
            continue;
        }
        if (special.find(name[i]) != std::string_view::npos && !(i == 0 && name[i] == '~'))
            quoted += '\\';
        quoted += name[i];
    }
    return quoted;
}

} // namespace

std::string quoted_file_name(std::string_view name, char quote) {
    if (quote == '\0')
        return quoted_by_backslashes(name);
    std::string quoted;
    for (const char c : name) {
        if (quote == '\'' && c == '\'') {
            quoted += "'\\''"; // no single quote can stand between single quotes
        } else if (quote == '"' && c == '!') {
            quoted += "\"\\!\""; // between double quotes nothing quotes a !
        } else {
            if (quote == '"' && is_special_in_double_quotes(c))
                quoted += '\\';
            quoted += c;
        }
    }
    return quoted;
}

std::string unquoted_file_name(std::string_view text, char quote) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool has_next = i + 1 < text.size();
        const bool takes_backslash =
            has_next &&
            (quote == '\0' || (quote == '"' && is_special_in_double_quotes(text[i + 1])));
        if (text[i] == '\\' && takes_backslash)
            ++i;
        plain += text[i];
    }
    return plain;
}

} // namespace leash
