// How leash was called: leash, leash -c COMMANDS [NAME ARG...] or leash FILE [ARG...], with
// options.
//
// Source: POSIX XCU `sh`.
#pragma once

#include "base/result.hpp"
#include "base/translator.hpp"
#include "interpreter/shell_options.hpp"
#include "options/option_table.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace leash {

struct Invocation {
    enum class Mode { Shell, Version, Help };
    Mode mode = Mode::Shell;
    bool commands = false;       // -c
    bool standard_input = false; // -s
    bool interactive = false;    // -i
    bool login = false;          // -l, --login, or a name that begins with '-'
    bool no_rc = false;          // --norc
    std::optional<std::string> lesson;
    std::optional<std::string> language; // --lang
    std::optional<std::string> policy;   // --policy; a policy with this name exists
    std::vector<std::pair<const OptionName*, bool>> options; // -e, +m, -o pipefail, in order
    std::vector<std::string> operands;
};

// The error is a line for the user. leash then exits with status 2.
Result<Invocation, Message> parse_invocation(const std::vector<std::string>& arguments);

extern const OptionTable leash_options;

// Returns what --help prints.
std::string invocation_help(const Translator& translate);

} // namespace leash
