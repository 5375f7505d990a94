// The checks that daemonize makes before it forks: the command, the directory, the output files.
//
// Invariant: a check that fails has changed nothing. Output files are opened here but not emptied;
// they are emptied when nothing else can fail.
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

// A file for the output of the daemon. Invariant: the file is open for appending, and no symbolic
// link of another user led to it. The destructor removes the file if this start has created it and
// it is still empty, unless keep() was called.
class OutputFile {
  public:
    static Result<OutputFile, DaemonFailure> open(const std::string& path);

    OutputFile(OutputFile&&) noexcept = default;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    int descriptor() const { return descriptor_.get(); }
    bool has_content() const; // false if the file is not a regular file
    Outcome empty() const;
    void keep() { kept_ = true; }

  private:
    OutputFile(FilePlace place, OwnedDescriptor descriptor, bool created)
        : place_(std::move(place)), descriptor_(std::move(descriptor)), created_(created) {}

    FilePlace place_;
    OwnedDescriptor descriptor_;
    bool created_ = false;
    bool kept_ = false;
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
