// The steps in the children of daemonize. Each step is one line of code.
//
// Invariant: after each step the child reports over the pipe what came of the step.
//
// The caller may die at any moment. Before the report of the rehearsal nothing has changed: a child
// that cannot report gives up. From then on the start goes through without the caller: output files
// are made, the pidfile is published, and the command is executed. So no pidfile names a process
// that never became the daemon, and no daemon is missing in its pidfile.
//
// Source: daemon(7), "SysV Daemons"; TLPI 37.2.
#pragma once

#include "daemonize/daemonize_checks.hpp"
#include "daemonize/daemonize_pidfile.hpp"
#include "daemonize/daemonize_steps.hpp"
#include "kernel/descriptors.hpp"

namespace leash {

// Everything that the caller has checked and opened. The children inherit it by fork.
struct PreparedDaemon {
    LaunchPlan plan; // plan.path is absolute
    std::optional<LockedPidfile> pidfile;
    OwnedDescriptor null_device;
    std::optional<OutputFile> output, error;
};

// Makes every check of daemonize_checks.hpp and locks the pidfile.
Result<PreparedDaemon, DaemonFailure> prepare_daemon(const DaemonOptions& options,
                                                     const std::string& search_path,
                                                     char* const* environment);

// Both pipes with both ends. Caller and children close the ends of the other side.
struct DaemonPipes {
    Pipe report;
    Pipe go;
};

// The first child and the daemon. run_first_child() is a body for start_subshell(): the child exits
// with the returned status, and never goes back to the code of the caller. With --omit fork2 the
// first child becomes the daemon itself.
class DaemonChildren {
  public:
    DaemonChildren(const DaemonOptions& options, PreparedDaemon& prepared, DaemonPipes& pipes)
        : options_(options), prepared_(prepared), pipes_(pipes) {}
    int run_first_child();

  private:
    int run_second_child();
    bool become_daemon();
    bool execute();
    bool execute_without_caller();
    void execute_with_pidfile(bool empties_output);

    // Reports what came of a step. Returns false if the step failed, or if the report could not be
    // written.
    bool done(DaemonStep step, long result);
    // Does the same, but returns true if the step has succeeded and only the report failed.
    bool done_without_caller(DaemonStep step, long result);
    // Returns false if the report could not be written.
    bool report(DaemonStep step, long result, int error);
    bool fail(DaemonStep step, int error);

    long connect_streams();
    long empty_outputs();

    const DaemonOptions& options_;
    PreparedDaemon& prepared_;
    DaemonPipes& pipes_;
};

} // namespace leash
