// daemonize: starts a command as a daemon, and tells the caller at once whether it worked.
//
// Three processes: the caller, the first child, and the daemon, which is the first child's child.
// They speak over two close-on-exec pipes:
//  - report: a StepRecord for each step, from the first child and then from the daemon. It ends
//    (EOF) at the exec, which is how the caller learns of success, or after the record of what
//    failed;
//  - go: one byte from the caller, once it has reaped the first child. Without it the daemon
//    would sometimes start while its parent is not yet init, and its steps could overtake the
//    first child's. If the caller dies, it ends, and the daemon gives up: nothing half done.
//
// Checks come before the fork (daemonize_checks.hpp); the children do nothing that can be known
// to fail beforehand. On any failure: no daemon, no pidfile, no output file emptied.
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

// Where daemonize runs: what a shell knows, or a program's main. Lines come with their line ends.
struct DaemonCaller {
    std::string search_path;            // as PATH
    char* const* environment = nullptr; // not owned
    std::function<void(std::string_view)> out, err;
};

// Takes the steps that `options` asks for. Explanations and warnings go to caller.err, as they
// happen. Yields the daemon; it is the caller's child only with --omit fork2.
Result<Pid, DaemonFailure> daemonize(const DaemonOptions& options, const DaemonCaller& caller);

// --dry-run: makes the same checks and lists the steps on caller.out. What the checks created is
// removed again.
std::optional<DaemonFailure> dry_run_daemonize(const DaemonOptions& options,
                                               const DaemonCaller& caller);

struct DaemonizeStatus {
    int status;                // 0, 1, 2, 3, 126 or 127
    std::optional<Pid> daemon; // for $!
    std::string command;       // which it runs, in words
};

// The whole command, from the words after its name: both the built-in and the program.
// Prints the daemon's process ID on caller.out, and errors as "daemonize: ..." on caller.err.
DaemonizeStatus run_daemonize(const std::vector<std::string>& arguments,
                              const DaemonCaller& caller);

} // namespace leash
