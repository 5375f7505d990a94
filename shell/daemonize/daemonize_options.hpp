// The steps and options of daemonize, and the parsing of its arguments.
//
// The steps have the numbers of daemon(7), "SysV Daemons", so that a learner can compare the output
// of daemonize with that page. daemonize takes the steps in the order of `daemon_steps`: the child
// takes steps 1 to 4, because a shell must not do these to itself, and signals stay blocked until
// just before the exec, so that no half-made daemon acts on a signal.
//
// All functions are pure.
//
// Source: daemon(3), daemon(7).
#pragma once

#include "base/translator.hpp"
#include "options/option_table.hpp"

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <variant>
#include <vector>

namespace leash {

enum class DaemonStep {
    Rehearsal = -1, // these two are not in daemon(7)
    EmptyOutput = 0,
    CloseDescriptors = 1,
    ResetDispositions = 2,
    ResetMask = 3,
    Environment = 4,
    Fork = 5,
    Setsid = 6,
    SecondFork = 7,
    FirstChildExits = 8,
    StandardStreams = 9,
    Umask = 10,
    Directory = 11,
    Pidfile = 12,
    Privileges = 13,
    Execute = 14, // daemon(7): notify the caller; here the exec is the notification
    CallerGoesOn = 15,
};

inline constexpr std::array daemon_steps{
    DaemonStep::Fork,
    DaemonStep::CloseDescriptors,
    DaemonStep::ResetDispositions,
    DaemonStep::Environment,
    DaemonStep::Setsid,
    DaemonStep::SecondFork,
    DaemonStep::FirstChildExits,
    DaemonStep::Umask,
    DaemonStep::Directory,
    DaemonStep::Rehearsal,
    DaemonStep::StandardStreams,
    DaemonStep::Pidfile,
    DaemonStep::EmptyOutput,
    DaemonStep::Privileges,
    DaemonStep::ResetMask,
    DaemonStep::Execute,
    DaemonStep::CallerGoesOn,
};

struct DaemonOptions {
    bool keep_directory = false; // --nochdir
    bool keep_streams = false;   // --noclose
    std::string directory = "/";
    std::optional<mode_t> umask; // nullopt: the umask of the caller
    std::optional<std::string> output, error, pidfile;
    bool append = false;
    bool dry_run = false;
    bool explain = false;
    bool tells_omissions = true;      // what comes of a step that is left out
    std::set<DaemonStep> omitted;     // steps with an omit_name() only
    std::vector<std::string> command; // never empty

    bool omits(DaemonStep step) const { return omitted.count(step) != 0; }
    bool changes_directory() const { return !keep_directory && !omits(DaemonStep::Directory); }
};

struct DaemonUsageError {
    Message message; // one line, without the leading "daemonize: "
};
struct DaemonHelpWanted {};
using DaemonRequest = std::variant<DaemonOptions, DaemonUsageError, DaemonHelpWanted>;

extern const OptionTable daemonize_options;

// `arguments` are the words after the name. The first word that is not an option begins the
// command.
DaemonRequest parse_daemon_arguments(const std::vector<std::string>& arguments);

// Returns the name of a step for --omit: "fork2". Returns nullopt if the step cannot be left out.
std::optional<std::string_view> omit_name(DaemonStep step);

// For leash-daemonize --help.
std::string daemonize_help(const Translator& translate);

} // namespace leash
