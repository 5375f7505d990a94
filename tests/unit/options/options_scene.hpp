// A table for tests of options, and short ways to read options by this table.
#pragma once

#include "options/read_options.hpp"

#include <doctest/doctest.h>

namespace leash::test {

inline std::vector<std::string> colours() {
    return {"red", "green", "blue"};
}

inline constexpr NamedOption paint_rows[] = {
    {"output", 'o', "FILE", N_("the name of a file"), N_("Paint into FILE.")},
    {"colour", '\0', "COLOUR", N_("a colour"), N_("One colour only."), colours},
    {"verbose", 'v', "", {}, N_("Say what is painted.")},
    {"", 'x', "", {}, N_("Mix.")},
};
inline constexpr OptionTable paint{"paint", OptionsStand::Anywhere, paint_rows};
inline constexpr OptionTable paint_command{"paint", OptionsStand::BeforeTheFirstOperand,
                                           paint_rows};

// Returns the options that were given and then the operands: "output=f verbose x | a b". Returns
// the error message if the options are wrong.
inline std::string read(const OptionTable& table, std::vector<std::string> words) {
    const OptionReading read = read_options(table, words);
    if (const auto* fault = std::get_if<OptionFault>(&read))
        return in_english(message(*fault));
    if (std::holds_alternative<HelpWanted>(read))
        return "help";
    std::string text;
    for (const auto& [option, value] : std::get<GivenOptions>(read).options)
        text +=
            (option->name.empty() ? std::string(1, option->letter) : std::string(option->name)) +
            (option->value.empty() ? "" : "=" + value) + " ";
    text += "|";
    for (const std::string& operand : std::get<GivenOptions>(read).operands)
        text += " " + operand;
    return text;
}

} // namespace leash::test
