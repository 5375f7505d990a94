// daemonize: starts a command as a daemon, and tells the caller at once whether the start worked.
//
// There are three processes: the caller, the first child, and the daemon, which is a child of the
// first child. The processes talk over two close-on-exec pipes:
//  - report: the first child and then the daemon send a StepRecord for each step. The exec closes
//    the pipe, and so the caller learns of success. After a failure the last record says which step
//    failed.
//  - go: the caller sends one byte when it has reaped the first child. Race: without this byte, the
//    daemon could start while its parent is still the first child, and its steps could come before
//    the steps of the first child. If the caller dies, this pipe closes, and the daemon gives up.
//
// Invariant: after any failure there is no daemon and no new pidfile, and no output file has been
// emptied. So checks come before the fork (daemonize_checks.hpp): the children try nothing that the
// caller could have checked before. The same holds if the caller is killed at any moment, or the
// start goes through without the caller (daemonize_children.hpp).
//
// Source: daemon(3), daemon(7), TLPI 37.2.
#pragma once

#include "base/ids.hpp"
#include "daemonize/daemonize_checks.hpp"
#include "daemonize/daemonize_options.hpp"

#include <functional>
#include <optional>
#include <string_view>

namespace leash {

// What daemonize needs from its caller, which is a shell or the main() of a program.
struct DaemonCaller {
    std::string search_path;            // in the form of PATH
    char* const* environment = nullptr; // not owned
    Translator translate;               // into the user's language
    // Each gets whole lines with newlines. `out` returns the error of the write.
    std::function<Outcome(std::string_view)> out;
    std::function<void(std::string_view)> err;
    // Says whether --omit tells what the daemon lacks, in a warning and in explanations; empty:
    // always. In a lesson the learner is to find this out.
    std::function<bool()> warns_of_omissions;
    // The width of the screen: the table of --explain cuts paths to fit. npos: it cuts no path.
    std::size_t columns = std::string::npos;
};

// Takes the steps that `options` asks for. Explanations and warnings go to caller.err when they
// happen. Returns the daemon. With --omit fork2 the daemon is a child of the caller; otherwise it
// is not.
Result<Pid, DaemonFailure> daemonize(const DaemonOptions& options, const DaemonCaller& caller);

// --dry-run: makes the same checks, and lists the steps on caller.out. Removes the files that the
// checks have created. Returns nullopt if all checks pass.
std::optional<DaemonFailure> dry_run_daemonize(const DaemonOptions& options,
                                               const DaemonCaller& caller);

struct DaemonizeStatus {
    int status;                // 0, 1, 2, 3, 126 or 127
    std::optional<Pid> daemon; // for $!
    std::string command;       // the command line that the daemon runs
};

// Runs the whole command; both the built-in and the program call this. `arguments` are the words
// after the name. Prints the process ID of the daemon on caller.out, and errors as "daemonize: ..."
// on caller.err. If the process ID cannot be printed, the status is 1, and the daemon runs.
DaemonizeStatus run_daemonize(const std::vector<std::string>& arguments,
                              const DaemonCaller& caller);

} // namespace leash
