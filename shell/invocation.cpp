#include "invocation.hpp"

#include "jobs/hangup_policy.hpp"
#include "options/option_help.hpp"
#include "options/read_options.hpp"

#include <span>

namespace leash {
namespace {

constexpr NamedOption leash_rows[] = {
    {"",
     'c',
     "",
     {},
     N_("Run the commands in the first operand. The operands behind it become `$0`, `$1` and so "
        "on.")},
    {"", 's', "", {}, N_("Read commands from standard input. The operands become `$1` and so on.")},
    {"", 'i', "", {}, N_("Be interactive, whatever standard input is.")},
    {"login", 'l', "", {}, N_("Be a login shell: read /etc/profile and ~/.profile.")},
    {"norc", '\0', "", {}, N_("Read none of the start-up files.")},
    {"lesson", '\0', "NAME", N_("the name of a lesson"),
     N_("Play a lesson, by name or number, then go on to the prompt.")},
    {"lang", '\0', "LANG", N_("a language, such as en,"),
     N_("The language of leash and of lessons, such as `en` or `zh_CN`. Without this the locale "
        "decides, and it is English if leash does not have the language of the locale.")},
    {"policy", '\0', "SHELL", N_("the name of a shell"),
     N_("Treat jobs at the end as that shell does; `policy` lists which shells there are."),
     names_of_policies},
    {"", 'o', "OPTION", N_("the name of an option"),
     N_("Turn an option of `set` on, or with `+o` off; `set -o` lists them. The letters of `set` "
        "may "
        "be given too, as in `-eux` and `+m`.")},
    {"version", '\0', "", {}, N_("Print the version.")},
    {"help", '\0', "", {}, N_("Print this.")},
};

// Takes the option at `next`, which begins with "--". Then `next` is the last word of the option.
std::optional<OptionFault> take_long_option(Invocation& invocation,
                                            std::span<const std::string> arguments,
                                            std::size_t& next) {
    const std::string_view word = arguments[next];
    const NamedOption* option = leash_options.find(word.substr(2));
    const bool value_follows = option && !option->value.empty() && next + 1 < arguments.size();
    const auto words = arguments.subspan(next, value_follows ? 2 : 1);
    next += words.size() - 1;

    const OptionReading read = read_options(leash_options, words);
    if (const auto* fault = std::get_if<OptionFault>(&read))
        return *fault;
    if (std::holds_alternative<HelpWanted>(read)) {
        invocation.mode = Invocation::Mode::Help;
        return std::nullopt;
    }
    const auto& given = std::get<GivenOptions>(read);
    const auto take = [&](std::string_view name, std::optional<std::string>& into) {
        if (given.has(name))
            into = given.value(name);
    };
    take("lesson", invocation.lesson);
    take("lang", invocation.language);
    take("policy", invocation.policy);
    invocation.login = invocation.login || given.has("login");
    invocation.no_rc = invocation.no_rc || given.has("norc");
    if (given.has("version"))
        invocation.mode = Invocation::Mode::Version;
    return std::nullopt;
}

// Takes a letter of `set`, or a letter that only leash itself has. The caller takes the words that
// belong to -c and -o. Returns false if there is no such letter.
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

constexpr OptionTable leash_options{"leash", OptionsStand::BeforeTheFirstOperand, leash_rows};

// This function reads the options that POSIX gives to `sh`: letters after '-' and '+', and names
// after -o, which may stand among other letters. The table reads names after "--". A start without
// such names never looks at the table.
Result<Invocation, Message> parse_invocation(const std::vector<std::string>& arguments) {
    Invocation invocation;
    std::size_t next = 0;
    for (; next < arguments.size(); ++next) {
        const std::string& argument = arguments[next];
        if (argument == "--" || argument == "-") {
            ++next;
            break;
        }
        if (argument.rfind("--", 0) == 0) {
            if (const auto fault = take_long_option(invocation, arguments, next))
                return message(*fault);
            continue;
        }
        if (argument.size() < 2 || (argument[0] != '-' && argument[0] != '+'))
            break;
        const bool on = argument[0] == '-';
        for (std::size_t i = 1; i < argument.size(); ++i) {
            if (argument[i] == 'o') {
                if (next + 1 >= arguments.size())
                    return _("-o: the name of an option was expected after it");
                const std::string& name = arguments[++next];
                const OptionName* option = find_option(name);
                if (!option)
                    return _("{0}: no such option; `set -o` lists them", name);
                invocation.options.emplace_back(option, on);
            } else if (!take_letter(invocation, argument[i], on)) {
                return _("{0}{1}: no such option; `leash --help` lists them", argument[0],
                         argument[i]);
            }
        }
    }
    invocation.operands.assign(arguments.begin() + static_cast<std::ptrdiff_t>(next),
                               arguments.end());
    return invocation;
}

std::string invocation_help(const Translator& translate) {
    return translate(_("leash - see what ties a program to its terminal, and cut it loose\n\n"
                       "  leash                            at a prompt\n"
                       "  leash -c COMMANDS [NAME ARG...]  runs COMMANDS\n"
                       "  leash FILE [ARG...]              runs a script\n"
                       "  leash -s [ARG...]                runs commands from standard input\n\n"
                       "Options:\n")) +
           options_help(leash_options, translate) +
           translate(_("\nInside: `help` lists the commands, `lesson` starts the first lesson.\n"));
}

} // namespace leash
