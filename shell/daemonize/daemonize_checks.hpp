// What daemonize makes sure of before it forks: the command, the directory, the pidfile, the
// output files. What fails here has changed nothing.
//
// Names are resolved here, in the caller's directory: the daemon will be in another. Output files
// are opened but not emptied; that waits until nothing else can fail.
//
// Source: open(2), execve(2), fifo(7).
#pragma once

#include "base/owned_descriptor.hpp"
#include "base/result.hpp"
#include "daemonize/daemonize_options.hpp"
#include "launch/plan.hpp"

namespace leash {

struct DaemonFailure {
    int status;          // of the built-in: 1, 3, 126 or 127
    std::string message; // one line, without the leading "daemonize: "
};

// As open_file, but never numbered 0-2, even where the caller has one of those closed: the
// daemon's standard streams are put there later.
Result<OwnedDescriptor> open_above_standard(const std::string& path, int flags, mode_t mode = 0666);

// A file for the daemon's output. Invariant: open for appending. The destructor removes it if
// this start created it and it is still empty, unless keep() was called.
class OutputFile {
  public:
    static Result<OutputFile, DaemonFailure> open(const std::string& path);

    OutputFile(OutputFile&&) noexcept = default;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    int descriptor() const { return descriptor_.get(); }
    bool has_content() const; // of a regular file
    Outcome empty() const;
    void keep() { kept_ = true; }

  private:
    OutputFile(std::string path, OwnedDescriptor descriptor, bool created)
        : path_(std::move(path)), descriptor_(std::move(descriptor)), created_(created) {}

    std::string path_;
    OwnedDescriptor descriptor_;
    bool created_ = false;
    bool kept_ = false;
};

// The command's file, absolute, in `search_path` (as PATH: parts between colons, an empty one is
// the current directory) unless the name has a slash. 127 not found, 126 not executable.
Result<std::string, DaemonFailure> find_daemon_command(const std::string& name,
                                                       const std::string& search_path);

// Nothing where `path` is a directory that may be entered.
std::optional<DaemonFailure> why_not_a_directory(const std::string& path);

// Why execve(2) failed with `error_number`, in words, with 127 or 126.
DaemonFailure explain_daemon_exec(const LaunchPlan& plan, int error_number);

} // namespace leash
