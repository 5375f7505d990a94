// The table of a command's named options: the one source of how they are read (read_options.hpp),
// of what --help says (option_help.hpp), of their completion at the prompt, and of the options'
// part of the manual page (option_manual.hpp).
//
// A table is constexpr and has English texts. A text is shown through a Translate; the English text
// is the key, as with gettext(3).
//
// Source: POSIX XBD 12.2 for letters; getopt_long(3) for names.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

struct NamedOption {
    std::string_view name;   // "pidfile": --pidfile. Empty if the option has a letter only.
    char letter = '\0';      // 'p': -p. '\0' if the option has a name only.
    std::string_view value;  // what --help calls its value: "FILE". Empty: it takes no value.
    std::string_view wanted; // what its value is, for an error: "the name of a file"
    std::string_view tells;  // sentences for --help and the manual; what is typed is in `...`
    std::vector<std::string> (*values)() = nullptr; // all values that there are; null: any text

    // By its name, or by its letter.
    bool is_called(std::string_view either) const;
};

// Which words of a command can be options. "--" ends them in any case.
enum class OptionsStand {
    Anywhere,             // `map 42 --json`
    BeforeTheFirstOperand // `daemonize sh -ec ...`: a command follows, with options of its own
};

struct OptionTable {
    std::string_view command; // as it is typed: "daemonize"
    OptionsStand stand = OptionsStand::Anywhere;
    std::span<const NamedOption> options;

    // By its name, or by its letter. Null if there is no such option.
    const NamedOption* find(std::string_view name) const;
};

// The text in the user's language.
using Translate = std::string_view (*)(std::string_view english);
inline std::string_view untranslated(std::string_view english) {
    return english;
}

} // namespace leash
