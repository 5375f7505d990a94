// The table of the named options of a command. Four parts of leash use the table: the reading of
// the options (read_options.hpp), the text of --help (option_help.hpp), the completion at the
// prompt (repl/word_completion.hpp), and the options in the manual page (option_manual.hpp).
//
// A table is constexpr, and its texts are phrases in English. A Translator puts a phrase into the
// language of the user.
//
// Source: POSIX XBD 12.2 for letters; getopt_long(3) for names.
#pragma once

#include "base/message.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

struct NamedOption {
    std::string_view name;  // "pidfile": --pidfile. Empty if the option has a letter only.
    char letter = '\0';     // 'p': -p. '\0' if the option has a name only.
    std::string_view value; // the name of the value in --help: "FILE"; empty if there is no value
    Phrase wanted;          // what the value must be, for an error: "the name of a file"
    Phrase tells;           // sentences for --help and the manual; what is typed is in `...`
    std::vector<std::string> (*values)() = nullptr; // all values that there are; null: any text

    // Returns true if `either` is the name or the letter of the option.
    bool is_called(std::string_view either) const;
};

// Which words of a command can be options. "--" always ends the options.
enum class OptionsStand {
    Anywhere,             // `map 42 --json`
    BeforeTheFirstOperand // `daemonize sh -ec ...`: a command follows, with options of its own
};

struct OptionTable {
    std::string_view command; // as it is typed: "daemonize"
    OptionsStand stand = OptionsStand::Anywhere;
    std::span<const NamedOption> options;

    // Returns the option with this name or letter. Returns nullptr if there is no such option.
    const NamedOption* find(std::string_view name) const;
};

} // namespace leash
