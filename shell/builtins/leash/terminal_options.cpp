#include "builtins/leash/terminal_options.hpp"

#include "jobs/hangup_policy.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <sstream>

namespace leash {
namespace {

using Error = std::optional<std::string>; // nothing: it is all right

Error take_shell(PracticeOptions& options, const std::string& command) {
    std::istringstream words(command);
    options.shell.assign(std::istream_iterator<std::string>(words), {});
    if (options.shell.empty())
        return "--shell: a command was expected after it, such as bash or 'zsh -f'";
    return std::nullopt;
}

Error take_policy(PracticeOptions& options, const std::string& name) {
    if (!find_policy(name))
        return "--policy: " + no_policy_named(name);
    options.policy = name;
    return std::nullopt;
}

Error take_menu_key(PracticeOptions& options, const std::string& text) {
    const auto key = parse_menu_key(text);
    if (!key)
        return "--menu-key: " + key.error();
    options.menu_key = key.value();
    return std::nullopt;
}

struct LongOption {
    const char* name;
    const char* value; // what is expected after it; null: nothing
    std::function<Error(PracticeOptions&, const std::string& value)> take;
};

const std::vector<LongOption>& long_options() {
    static const std::vector<LongOption> table = {
        {"--shell", "a command, such as bash or 'zsh -f',", take_shell},
        {"--policy", "the name of a policy", take_policy},
        {"--trace", nullptr,
         [](PracticeOptions& options, const std::string&) -> Error {
             options.trace = true;
             return std::nullopt;
         }},
        {"--record", "the name of a new file",
         [](PracticeOptions& options, const std::string& path) -> Error {
             options.recording = path;
             return std::nullopt;
         }},
        {"--menu-key", "a key such as Ctrl-A", take_menu_key},
    };
    return table;
}

std::string names() {
    std::string text;
    for (const LongOption& option : long_options())
        text += (text.empty() ? "" : " ") + std::string(option.name);
    return text;
}

} // namespace

Result<PracticeOptions, std::string> parse_terminal_options(std::span<const std::string> operands) {
    PracticeOptions options;
    for (std::size_t at = 0; at < operands.size(); ++at) {
        const std::string name = operands[at].substr(0, operands[at].find('='));
        const auto& table = long_options();
        const auto option = std::find_if(table.begin(), table.end(),
                                         [&](const LongOption& one) { return name == one.name; });
        if (option == table.end())
            return operands[at] + ": no such option; there are " + names();
        std::string value;
        if (name.size() < operands[at].size()) {
            value = operands[at].substr(name.size() + 1);
            if (!option->value)
                return operands[at] + ": " + name + " takes no value";
        } else if (option->value) {
            if (++at >= operands.size())
                return name + ": " + option->value + " was expected after it";
            value = operands[at];
        }
        if (const Error error = option->take(options, value))
            return *error;
    }
    return options;
}

} // namespace leash
