#include "daemonize/daemonize_options.hpp"

#include <fmt/format.h>
#include <getopt.h>

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

enum LongOnly { NoChdir = 256, NoClose, Omit, Help };

constexpr option long_options[] = {
    {"nochdir", no_argument, nullptr, NoChdir},
    {"noclose", no_argument, nullptr, NoClose},
    {"chdir", required_argument, nullptr, 'd'},
    {"umask", required_argument, nullptr, 'k'},
    {"output", required_argument, nullptr, 'o'},
    {"error", required_argument, nullptr, 'e'},
    {"append", no_argument, nullptr, 'a'},
    {"pidfile", required_argument, nullptr, 'p'},
    {"dry-run", no_argument, nullptr, 'n'},
    {"explain", no_argument, nullptr, 'v'},
    {"omit", required_argument, nullptr, Omit},
    {"help", no_argument, nullptr, Help},
    {nullptr, 0, nullptr, 0},
};

// Options that cannot both be meant. The first that holds is the message.
std::optional<std::string> contradiction(const DaemonOptions& options, bool chdir_given) {
    if (chdir_given && !options.changes_directory())
        return "-d and --nochdir contradict each other";
    if ((options.output || options.error) && options.omits(DaemonStep::StandardStreams))
        return "--omit stdio leaves nothing for -o and -e to do";
    if (options.umask && options.omits(DaemonStep::Umask))
        return "--omit umask leaves nothing for -k to do";
    if (options.append && !options.output && !options.error)
        return "-a needs -o FILE or -e FILE";
    if (options.command.empty())
        return "which command? See daemonize --help";
    return std::nullopt;
}

} // namespace

DaemonRequest parse_daemon_arguments(const std::vector<std::string>& arguments) {
    // getopt_long(3) wants an argv with a name in front, and may not change its strings.
    std::string name = "daemonize";
    std::vector<char*> words{name.data()};
    for (const std::string& argument : arguments)
        words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    const int count = static_cast<int>(words.size()) - 1;

    DaemonOptions options;
    bool chdir_given = false;
    // glibc starts afresh at optind 0. "+" stops at the command, whose options are its own.
    optind = 0;
    opterr = 0;
    for (;;) {
        const int found =
            ::getopt_long(count, words.data(), "+:nvap:o:e:d:k:", long_options, nullptr);
        if (found == -1)
            break;
        switch (found) {
        case NoChdir:
            options.keep_directory = true;
            break;
        case NoClose:
            options.keep_streams = true;
            break;
        case 'd':
            options.directory = optarg;
            chdir_given = true;
            break;
        case 'k':
            options.umask = parse_umask(optarg);
            if (!options.umask)
                return DaemonUsageError{fmt::format(
                    "-k {}: not a file mode mask; give octal digits, as in 022", optarg)};
            break;
        case 'o':
            options.output = optarg;
            break;
        case 'e':
            options.error = optarg;
            break;
        case 'a':
            options.append = true;
            break;
        case 'p':
            options.pidfile = optarg;
            break;
        case 'n':
            options.dry_run = true;
            break;
        case 'v':
            options.explain = true;
            break;
        case Omit: {
            const auto step = omittable_step(optarg);
            if (!step)
                return DaemonUsageError{fmt::format(
                    "--omit {}: no such step; one of fork setsid fork2 chdir umask stdio", optarg)};
            options.omitted.insert(*step);
            break;
        }
        case Help:
            return DaemonHelpWanted{};
        case ':':
            return DaemonUsageError{fmt::format("{}: an argument is missing",
                                                words[static_cast<std::size_t>(optind) - 1])};
        default: // a short option is in optopt, which is 0 for a long one
            return DaemonUsageError{fmt::format("{}: no such option. See daemonize --help",
                                                optopt > 0 && optopt < NoChdir
                                                    ? fmt::format("-{}", static_cast<char>(optopt))
                                                    : words[static_cast<std::size_t>(optind) - 1])};
        }
    }
    options.command.assign(words.begin() + optind, words.end() - 1);
    if (auto problem = contradiction(options, chdir_given))
        return DaemonUsageError{*problem};
    return options;
}

std::optional<std::string_view> omit_name(DaemonStep step) {
    for (const auto& [name, known] : omittable)
        if (known == step)
            return name;
    return std::nullopt;
}

std::string_view daemonize_synopsis() {
    return "daemonize [-nav] [-p PIDFILE] [-o FILE] [-e FILE] [-d DIR] [-k UMASK]\n"
           "       [--nochdir] [--noclose] [--omit STEP] [--] command [arg...]";
}

std::string_view daemonize_help() {
    return R"(Runs a command as a daemon: in a session of its own, without a terminal, in /,
with /dev/null for input, output and errors. Prints the daemon's process ID.

      --nochdir        stay in this directory
      --noclose        keep standard input, output and error
  -d, --chdir DIR      go to DIR instead of /
  -k, --umask MODE     set the file mode mask (octal); without it, it is kept
  -o, --output FILE    standard output to FILE; errors too, unless -e is given
  -e, --error FILE     standard error to FILE
  -a, --append         keep what is in those files
  -p, --pidfile FILE   write the process ID to FILE and keep FILE locked
  -n, --dry-run        check everything, print the steps, start nothing
  -v, --explain        print each step as it happens, and before and after
      --omit STEP      leave out one of: fork setsid fork2 chdir umask stdio

Status: 0 it runs, 1 a system error, 2 usage, 3 already running (its pidfile),
126 the command cannot be executed, 127 it was not found.
)";
}

} // namespace leash
