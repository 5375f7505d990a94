// Reads the words of a command by its option table: --opt value, --opt=value, -o value, -ovalue,
// letters in groups (-va), "--" as the end of options. A name is never guessed from its beginning.
//
// Boost.Program_options does the reading. Its exceptions end here: what is wrong is a value.
#pragma once

#include "options/option_table.hpp"

#include <cstddef>
#include <optional>
#include <variant>

namespace leash {

// What was given. `name` is as in OptionTable::find.
class GivenOptions {
  public:
    bool has(std::string_view name) const;
    // The value given last. nullopt if the option was not given.
    std::optional<std::string> value(std::string_view name) const;
    // All values, in the order in which they were given.
    std::vector<std::string> values(std::string_view name) const;

    struct One {
        const NamedOption* option; // of the table that was read by
        std::string value;
    };
    std::vector<One> options;          // in their order
    std::vector<std::string> operands; // in their order
};

// --help was among the options. Every table has it, whether or not it is a row.
struct HelpWanted {};

// Why the words could not be read; message() makes a line of it.
struct OptionFault {
    enum class Kind { Unknown, ValueMissing, ValueNotTaken, ValueNotOneOf };
    Kind kind;
    std::string command;
    std::string given;                   // "--nosuch", "-x"
    std::string value;                   // if ValueNotOneOf
    const NamedOption* option = nullptr; // null if Unknown
};

using ReadOptions = std::variant<GivenOptions, HelpWanted, OptionFault>;

// `words`: those behind the command's name.
ReadOptions read_options(const OptionTable& table, std::span<const std::string> words);

// Without the command's name in front, and without a line end: what is wrong, and what to do next.
std::string message(const OptionFault& fault, Translate translate = untranslated);

} // namespace leash
