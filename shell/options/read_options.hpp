// Reads the words of a command by its option table: --opt value, --opt=value, -o value, -ovalue,
// letters in groups (-va), "--" as the end of options. A name is never guessed from its beginning:
// the message about an unknown name only asks whether a close name was meant.
//
// Boost.Program_options reads the words. Its exceptions end here: an error is a value.
#pragma once

#include "options/option_table.hpp"

#include <cstddef>
#include <optional>
#include <variant>

namespace leash {

// The options and operands that were given. `name` is a name or a letter, as in OptionTable::find.
class GivenOptions {
  public:
    bool has(std::string_view name) const;
    // Returns the value that was given last. Returns nullopt if the option was not given.
    std::optional<std::string> value(std::string_view name) const;
    // Returns all values, in the order in which they were given.
    std::vector<std::string> values(std::string_view name) const;

    struct One {
        const NamedOption* option; // a row of the table
        std::string value;
    };
    std::vector<One> options;          // in the order in which they were given
    std::vector<std::string> operands; // in the order in which they were given
};

// --help was among the options. Every command has --help, even if its table has no row for it.
struct HelpWanted {};

// Says why the words could not be read. message() turns the fault into a line.
struct OptionFault {
    enum class Kind { Unknown, ValueMissing, ValueNotTaken, ValueNotOneOf };
    Kind kind;
    std::string command;
    std::string given;                   // "--nosuch", "-x"
    std::string value;                   // if ValueNotOneOf
    const NamedOption* option = nullptr; // null if Unknown
    // If Unknown: the option that was most likely meant, such as "--watch"; "" if none is close.
    std::string guess = {};
};

using OptionReading = std::variant<GivenOptions, HelpWanted, OptionFault>;

// Reads the words behind the name of the command. The result points into the table.
OptionReading read_options(const OptionTable& table, std::span<const std::string> words);

// Returns what is wrong and what to do next, without the name of the command and without a line
// end.
Message message(const OptionFault& fault);

} // namespace leash
