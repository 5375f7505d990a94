#include "invocation.hpp"

#include "jobs/hangup_policy.hpp"

#include <boost/program_options.hpp>

#include <sstream>

namespace leash {
namespace {

namespace po = boost::program_options;

po::options_description long_options() {
    po::options_description description("Options");
    description.add_options()                                                         //
        ("login", "be a login shell (also -l)")                                       //
        ("norc", "do not read the start-up files")                                    //
        ("lesson", po::value<std::string>()->value_name("NAME"), "play a lesson")     //
        ("lang", po::value<std::string>()->value_name("LANG"), "language of lessons") //
        ("policy", po::value<std::string>()->value_name("SHELL"),
         "treat jobs at the end as that shell does; `policy` lists them") //
        ("version", "print the version")                                  //
        ("help", "print this");
    return description;
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

// The letters are POSIX's own (-eu, +m, -o NAME), which no library parses; the rest is Boost's.
Result<Invocation, std::string> parse_invocation(const std::vector<std::string>& arguments) {
    Invocation invocation;
    std::vector<std::string> long_ones;
    std::size_t next = 0;
    const auto has_value = [](const std::string& option) {
        return option == "--lesson" || option == "--lang" || option == "--policy";
    };
    for (; next < arguments.size(); ++next) {
        const std::string& argument = arguments[next];
        if (argument == "--" || argument == "-") {
            ++next;
            break;
        }
        if (argument.rfind("--", 0) == 0) {
            long_ones.push_back(argument);
            if (has_value(argument) && next + 1 < arguments.size())
                long_ones.push_back(arguments[++next]);
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
    if (long_ones.empty())
        return invocation;
    try {
        po::variables_map values;
        po::store(po::command_line_parser(long_ones).options(long_options()).run(), values);
        if (values.count("version"))
            invocation.mode = Invocation::Mode::Version;
        if (values.count("help"))
            invocation.mode = Invocation::Mode::Help;
        invocation.login |= values.count("login") != 0;
        invocation.no_rc = values.count("norc") != 0;
        if (values.count("lesson"))
            invocation.lesson = values["lesson"].as<std::string>();
        if (values.count("lang"))
            invocation.language = values["lang"].as<std::string>();
        if (values.count("policy"))
            invocation.policy = values["policy"].as<std::string>();
    } catch (const po::error& error) {
        return std::string(error.what());
    }
    if (invocation.policy && !find_policy(*invocation.policy))
        return "--policy: " + no_policy_named(*invocation.policy);
    return invocation;
}

std::string invocation_help() {
    std::ostringstream text;
    text << "leash - see what ties a program to its terminal, and cut it loose\n\n"
            "  leash                            at a prompt\n"
            "  leash -c COMMANDS [NAME ARG...]  runs COMMANDS\n"
            "  leash FILE [ARG...]              runs a script\n"
            "  leash -s [ARG...]                runs commands from standard input\n\n"
         << long_options()
         << "  -i -l                 interactive; a login shell\n"
            "  -o OPTION, +o OPTION  turn an option of `set` on or off; also -eux, +m ...\n\n"
            "Inside: `help` lists the commands, `lesson` starts the first lesson.\n";
    return text.str();
}

} // namespace leash
