#include "builtins/operands.hpp"

#include "language/printer.hpp"

#include <charconv>
#include <climits>

namespace leash {

std::optional<int> parse_count(std::string_view text) {
    int number = 0;
    const char* end = text.data() + text.size();
    if (text.empty() || text[0] == '-')
        return std::nullopt;
    const auto parsed = std::from_chars(text.data(), end, number);
    if (parsed.ptr != end)
        return std::nullopt;
    return parsed.ec == std::errc::result_out_of_range ? INT_MAX : number;
}

std::pair<std::string, std::optional<std::string>> split_assignment(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos)
        return {text, std::nullopt};
    return {text.substr(0, equals), text.substr(equals + 1)};
}

std::string always_quoted(const std::string& text) {
    std::string quoted = quoted_for_shell(text);
    return quoted == text ? "'" + text + "'" : quoted;
}

bool holds_commands(std::string_view text) {
    while (!text.empty()) {
        const std::size_t begin = text.find_first_not_of(" \t\n");
        if (begin == std::string_view::npos)
            return false;
        if (text[begin] != '#')
            return true;
        const std::size_t newline = text.find('\n', begin);
        if (newline == std::string_view::npos)
            return false;
        text.remove_prefix(newline);
    }
    return false;
}

} // namespace leash
