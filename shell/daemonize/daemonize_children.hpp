// The steps in the children of daemonize. Each step is one line of code.
//
// Invariant: after each step the child reports over the pipe what came of the step.
//
// Source: daemon(7), "SysV Daemons"; TLPI 37.2.
#pragma once

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

    // Call this when the daemon runs. The pidfile and the output files then belong to the daemon.
    void keep_files();
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
    DaemonChildren(const DaemonOptions& options, const PreparedDaemon& prepared, DaemonPipes& pipes)
        : options_(options), prepared_(prepared), pipes_(pipes) {}
    int run_first_child();

  private:
    int run_second_child();
    bool become_daemon();
    bool execute();

    // Reports what came of a step. Returns false if the step failed, or if the report could not be
    // written.
    bool done(DaemonStep step, long result);
    bool done(DaemonStep step, const Outcome& outcome);
    bool fail(DaemonStep step, int error);

    long connect_streams();
    Outcome empty_outputs();

    const DaemonOptions& options_;
    const PreparedDaemon& prepared_;
    DaemonPipes& pipes_;
};

} // namespace leash
