#include "invocation.hpp"

#include "jobs/hangup_policy.hpp"

#include <algorithm>
#include <array>

namespace leash {
namespace {

struct LongOption {
    std::string_view name;
    std::string_view wanted; // what follows it; empty: nothing does
    void (*take)(Invocation& invocation, const std::string& value);
};

constexpr std::array<LongOption, 7> long_options{{
    {"--login", "", [](Invocation& of, const std::string&) { of.login = true; }},
    {"--norc", "", [](Invocation& of, const std::string&) { of.no_rc = true; }},
    {"--lesson", "the name of a lesson",
     [](Invocation& of, const std::string& name) { of.lesson = name; }},
    {"--lang", "a language, such as en,",
     [](Invocation& of, const std::string& language) { of.language = language; }},
    {"--policy", "the name of a shell",
     [](Invocation& of, const std::string& shell) { of.policy = shell; }},
    {"--version", "",
     [](Invocation& of, const std::string&) { of.mode = Invocation::Mode::Version; }},
    {"--help", "", [](Invocation& of, const std::string&) { of.mode = Invocation::Mode::Help; }},
}};

// Takes the long option at `next`, as --lang en or --lang=en; `next` is then at its last argument.
// What is wrong with it; empty: nothing.
std::string take_long_option(Invocation& invocation, const std::vector<std::string>& arguments,
                             std::size_t& next) {
    const std::string& argument = arguments[next];
    const std::size_t equals = argument.find('=');
    const std::string name = argument.substr(0, equals);
    const auto option = std::find_if(long_options.begin(), long_options.end(),
                                     [&](const LongOption& one) { return one.name == name; });
    if (option == long_options.end())
        return name + ": no such option";
    std::string value;
    if (equals != std::string::npos) {
        if (option->wanted.empty())
            return name + ": takes no value";
        value = argument.substr(equals + 1);
    } else if (!option->wanted.empty() && next + 1 < arguments.size()) {
        value = arguments[++next];
    }
    if (value.empty() && !option->wanted.empty())
        return name + ": " + std::string(option->wanted) + " was expected after it";
    option->take(invocation, value);
    return "";
}

// The letters of `set`, and those only an invocation has. What follows -c or -o is taken by the
// caller. False: no such letter.
bool take_letter(Invocation& invocation, char letter, bool on) {
    switch (letter) {
    case 'c':
        invocation.commands = on;
        return on;
    case 's':
        invocation.standard_input = on;
        return true;
    case 'i':
        invocation.interactive = on;
        return true;
    case 'l':
        invocation.login = on;
        return true;
    default:
        break;
    }
    const OptionName* option = find_option(letter);
    if (option)
        invocation.options.emplace_back(option, on);
    return option != nullptr;
}

} // namespace

// By hand: what POSIX has in `sh`, letters after + and names after -o among the rest, getopt(3)
// does not read.
Result<Invocation, std::string> parse_invocation(const std::vector<std::string>& arguments) {
    Invocation invocation;
    std::size_t next = 0;
    for (; next < arguments.size(); ++next) {
        const std::string& argument = arguments[next];
        if (argument == "--" || argument == "-") {
            ++next;
            break;
        }
        if (argument.rfind("--", 0) == 0) {
            if (auto wrong = take_long_option(invocation, arguments, next); !wrong.empty())
                return wrong;
            continue;
        }
        if (argument.size() < 2 || (argument[0] != '-' && argument[0] != '+'))
            break;
        const bool on = argument[0] == '-';
        for (std::size_t i = 1; i < argument.size(); ++i) {
            if (argument[i] == 'o') {
                if (next + 1 >= arguments.size())
                    return std::string("-o: the name of an option was expected after it");
                const std::string& name = arguments[++next];
                const OptionName* option = find_option(name);
                if (!option)
                    return name + ": no such option; `set -o` lists them";
                invocation.options.emplace_back(option, on);
            } else if (!take_letter(invocation, argument[i], on)) {
                return std::string(1, argument[0]) + argument[i] + ": no such option";
            }
        }
    }
    invocation.operands.assign(arguments.begin() + static_cast<std::ptrdiff_t>(next),
                               arguments.end());
    if (invocation.policy && !find_policy(*invocation.policy))
        return "--policy: " + no_policy_named(*invocation.policy);
    return invocation;
}

std::string_view invocation_help() {
    return R"(leash - see what ties a program to its terminal, and cut it loose

  leash                            at a prompt
  leash -c COMMANDS [NAME ARG...]  runs COMMANDS
  leash FILE [ARG...]              runs a script
  leash -s [ARG...]                runs commands from standard input

Options:
  --login               be a login shell (also -l)
  --norc                do not read the start-up files
  --lesson NAME         play a lesson
  --lang LANG           language of lessons
  --policy SHELL        treat jobs at the end as that shell does; `policy`
                        lists them
  --version             print the version
  --help                print this
  -i -l                 interactive; a login shell
  -o OPTION, +o OPTION  turn an option of `set` on or off; also -eux, +m ...

Inside: `help` lists the commands, `lesson` starts the first lesson.
)";
}

} // namespace leash
