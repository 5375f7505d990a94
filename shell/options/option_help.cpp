#include "options/option_help.hpp"

#include "base/layout.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace leash {
namespace {

constexpr std::size_t line_width = 79;
constexpr std::size_t widest_label = 24; // a wider label has a line of its own

// "  -d, --chdir DIR"; "      --nochdir" where other options have letters.
std::string label(const NamedOption& option, bool any_has_letter) {
    std::string text = "  ";
    if (option.letter != '\0')
        text += std::string("-") + option.letter + (option.name.empty() ? "" : ", ");
    else if (any_has_letter)
        text += "    ";
    if (!option.name.empty())
        text += "--" + std::string(option.name);
    return text + (option.value.empty() ? "" : " ") + std::string(option.value);
}

} // namespace

std::string options_help(const OptionTable& table, const Translator& translate) {
    const bool any_has_letter =
        std::any_of(table.options.begin(), table.options.end(),
                    [](const NamedOption& one) { return one.letter != '\0'; });
    std::size_t column = 0;
    for (const NamedOption& option : table.options)
        if (const auto width = label(option, any_has_letter).size(); width <= widest_label)
            column = std::max(column, width);
    column = column == 0 ? widest_label : column + 2;
    std::string text;
    for (const NamedOption& option : table.options) {
        std::string line = label(option, any_has_letter);
        if (line.size() + 2 > column) {
            text += line + "\n";
            line.clear();
        }
        text += behind(padded(line, column), translate(option.tells), line_width);
    }
    return text;
}

} // namespace leash
