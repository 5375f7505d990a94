// The checks that daemonize makes before it forks: the command, the directory, the output files.
//
// Invariant: no check changes anything. An output file that is there is opened, but not emptied. An
// output file that is missing is made by the daemon, when nothing but the exec can fail.
//
// Names are resolved here, in the directory of the caller, because the daemon will have another
// working directory.
//
// Source: open(2), execve(2), fifo(7).
#pragma once

#include "daemonize/daemonize_failure.hpp"
#include "daemonize/daemonize_options.hpp"
#include "daemonize/daemonize_place.hpp"
#include "launch/plan.hpp"

namespace leash {

// A file for the output of the daemon. Invariant: the file is open for appending, or missing. No
// other user has chosen the file: see why_not_ones_own().
class OutputFile {
  public:
    // The file may be missing. Fails then if this user may not make the file.
    static Result<OutputFile, DaemonFailure> open(const std::string& path);

    // Makes the file if it is missing.
    Outcome make();
    // Removes the file if make() has made it, and it is still empty.
    void withdraw() const;

    int descriptor() const { return descriptor_.get(); } // -1 before make() if the file is missing
    bool has_content() const;                            // false if the file is not a regular file
    Outcome empty() const;

  private:
    OutputFile(FilePlace place, OwnedDescriptor descriptor)
        : place_(std::move(place)), descriptor_(std::move(descriptor)) {}

    FilePlace place_;
    OwnedDescriptor descriptor_;
    bool created_ = false;
};

// Returns the absolute path of the command. A name without a slash is searched in `search_path`,
// which has the form of PATH: colons divide the folders, and an empty one means the current
// directory. The failure has status 127 if the command is not found, 126 if it is not executable.
Result<std::string, DaemonFailure> find_daemon_command(const std::string& name,
                                                       const std::string& search_path);

// Returns nullopt if `path` is a directory, and this user may enter it.
std::optional<DaemonFailure> why_not_a_directory(const std::string& path);

// Says why execve(2) failed with `error_number` (errno). The status is 127 or 126.
DaemonFailure explain_daemon_exec(const LaunchPlan& plan, int error_number);

} // namespace leash
