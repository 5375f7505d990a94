// What happens in the children: each step a line, reported over the pipe as it is done.
#pragma once

#include "daemonize/daemonize_pidfile.hpp"
#include "daemonize/daemonize_steps.hpp"
#include "kernel/descriptors.hpp"

namespace leash {

// All that the caller has made sure of and opened. It goes into the children by fork.
struct PreparedDaemon {
    LaunchPlan plan; // path absolute
    std::optional<LockedPidfile> pidfile;
    OwnedDescriptor null_device;
    std::optional<OutputFile> output, error;

    // The daemon runs: pidfile and output files are its own now.
    void keep_files();
};

Result<PreparedDaemon, DaemonFailure> prepare_daemon(const DaemonOptions& options,
                                                     const std::string& search_path,
                                                     char* const* environment);

// The caller's and the children's ends; each side closes what is the other's.
struct DaemonPipes {
    Pipe report;
    Pipe go;
};

// The first child of the caller; never returns to its code (a body for start_subshell). Where no
// second fork is wanted it becomes the daemon itself.
class DaemonChildren {
  public:
    DaemonChildren(const DaemonOptions& options, const PreparedDaemon& prepared, DaemonPipes& pipes)
        : options_(options), prepared_(prepared), pipes_(pipes) {}
    int run_first_child();

  private:
    int run_second_child();
    bool become_daemon();
    bool execute();

    // Reports what came of a step; false where it failed or nobody listens any more.
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
