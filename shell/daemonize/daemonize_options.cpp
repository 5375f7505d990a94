#include "daemonize/daemonize_options.hpp"

#include "options/option_help.hpp"
#include "options/read_options.hpp"

#include <fmt/format.h>

namespace leash {
namespace {

constexpr std::array<std::pair<std::string_view, DaemonStep>, 6> omittable{{
    {"fork", DaemonStep::Fork},
    {"setsid", DaemonStep::Setsid},
    {"fork2", DaemonStep::SecondFork},
    {"chdir", DaemonStep::Directory},
    {"umask", DaemonStep::Umask},
    {"stdio", DaemonStep::StandardStreams},
}};

std::optional<DaemonStep> omittable_step(std::string_view name) {
    for (const auto& [known, step] : omittable)
        if (known == name)
            return step;
    return std::nullopt;
}

// One to four octal digits, at most 0777: umask(2) has no more bits.
std::optional<mode_t> parse_umask(std::string_view text) {
    if (text.empty() || text.size() > 4)
        return std::nullopt;
    mode_t mask = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '7')
            return std::nullopt;
        mask = mask * 8 + static_cast<mode_t>(digit - '0');
    }
    if (mask > 0777)
        return std::nullopt;
    return mask;
}

std::vector<std::string> names_of_omittable_steps() {
    std::vector<std::string> names;
    names.reserve(std::size(omittable));
    for (const auto& [name, step] : omittable)
        names.emplace_back(name);
    return names;
}

constexpr NamedOption rows[] = {
    {"nochdir", '\0', "", {}, N_("Stay in this directory.")},
    {"noclose", '\0', "", {}, N_("Keep standard input, output and error.")},
    {"chdir", 'd', "DIR", N_("a directory"), N_("Go to DIR instead of /.")},
    {"umask", 'k', "MODE", N_("a file mode mask, such as 022,"),
     N_("Set the file mode mask, in octal. The default is the mask of the caller.")},
    {"output", 'o', "FILE", N_("the name of a file"),
     N_("Standard output goes to FILE; standard error too, unless `-e` is given.")},
    {"error", 'e', "FILE", N_("the name of a file"), N_("Standard error goes to FILE.")},
    {"append",
     'a',
     "",
     {},
     N_("Keep what is in those files. Otherwise these files are emptied first.")},
    {"pidfile", 'p', "FILE", N_("the name of a file"),
     N_("Write the process ID to FILE, and keep FILE locked as long as the daemon lives: a second "
        "start is refused.")},
    {"dry-run", 'n', "", {}, N_("Check all that can be checked, print the steps, start nothing.")},
    {"explain", 'v', "", {}, N_("Print each step as it happens, and what was before and after.")},
    {"omit", '\0', "STEP", N_("a step"),
     N_("Leave out a step, to see what it is for: `fork`, `setsid`, `fork2`, `chdir`, `umask` or "
        "`stdio`."),
     names_of_omittable_steps},
    {"help", '\0', "", {}, N_("Print this.")},
};

// Options that cannot both be meant. The first that holds is the message.
std::optional<Message> contradiction(const DaemonOptions& options, bool chdir_given) {
    if (chdir_given && !options.changes_directory())
        return _("-d and --nochdir contradict each other");
    if ((options.output || options.error) && options.omits(DaemonStep::StandardStreams))
        return _("--omit stdio leaves nothing for -o and -e to do");
    if (options.umask && options.omits(DaemonStep::Umask))
        return _("--omit umask leaves nothing for -k to do");
    if (options.append && !options.output && !options.error)
        return _("-a needs -o FILE or -e FILE");
    if (options.command.empty())
        return _("which command? See daemonize --help");
    return std::nullopt;
}

} // namespace

constexpr OptionTable daemonize_options{"daemonize", OptionsStand::BeforeTheFirstOperand, rows};

DaemonRequest parse_daemon_arguments(const std::vector<std::string>& arguments) {
    const OptionReading read = read_options(daemonize_options, arguments);
    if (std::holds_alternative<HelpWanted>(read))
        return DaemonHelpWanted{};
    if (const auto* fault = std::get_if<OptionFault>(&read))
        return DaemonUsageError{message(*fault)};
    const auto& given = std::get<GivenOptions>(read);

    DaemonOptions options;
    options.keep_directory = given.has("nochdir");
    options.keep_streams = given.has("noclose");
    options.directory = given.value("chdir").value_or("/");
    options.output = given.value("output");
    options.error = given.value("error");
    options.append = given.has("append");
    options.pidfile = given.value("pidfile");
    options.dry_run = given.has("dry-run");
    options.explain = given.has("explain");
    for (const std::string& name : given.values("omit"))
        options.omitted.insert(*omittable_step(name));
    options.command = given.operands;
    if (const auto mask = given.value("umask")) {
        options.umask = parse_umask(*mask);
        if (!options.umask)
            return DaemonUsageError{
                _("--umask {0}: not a file mode mask; give octal digits, as in 022", *mask)};
    }
    if (auto problem = contradiction(options, given.has("chdir")))
        return DaemonUsageError{*problem};
    return options;
}

std::optional<std::string_view> omit_name(DaemonStep step) {
    for (const auto& [name, known] : omittable)
        if (known == step)
            return name;
    return std::nullopt;
}

std::string daemonize_help(const Translator& translate) {
    return translate(
               _("daemonize [-nav] [-p FILE] [-o FILE] [-e FILE] [-d DIR] [-k MODE]\n"
                 "          [--nochdir] [--noclose] [--omit STEP] [--] COMMAND [ARG...]\n\n"
                 "Runs a command as a daemon: in a session of its own, without a terminal, in /,\n"
                 "with /dev/null for input, output and errors. Prints the daemon's process "
                 "ID.\n\n")) +
           options_help(daemonize_options, translate) +
           translate(_("\nStatus: 0 it runs, 1 a system error, 2 usage, 3 already running (its "
                       "pidfile),\n"
                       "126 the command cannot be executed, 127 it was not found.\n"));
}

} // namespace leash
