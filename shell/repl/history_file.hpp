// The history file: keeps the typed commands from one run of leash to the next.
//
// leash appends each command at once, under a lock. So no command is lost if the shell ends by a
// hangup or by SIGKILL, and two shells can use the file at the same time. kernel/state_file.hpp
// says how leash opens, locks and replaces the file.
//
// Format: one command on each line. Inside a command a newline is written as \n and a backslash as
// \\. The mode of the file is 0600, because a typed command may contain a password.
//
// Source: XDG Base Directory Specification, $XDG_STATE_HOME; flock(2).
#pragma once

#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

// Returns the path of the history file: $XDG_STATE_HOME/leash/history, or
// ~/.local/state/leash/history if XDG_STATE_HOME is unset, empty or (as the specification requires)
// relative. Returns nullopt if HOME is needed and empty.
std::optional<std::string> history_path(std::string_view state_home, std::string_view home);

// Writes a command as one line of the file, without the newline; and reads such a line.
std::string encode_history(std::string_view command);
std::string decode_history(std::string_view line);

class History {
  public:
    // shorten() removes the oldest commands from the file until this many are left. add() does not:
    // while a shell runs the file may contain more commands.
    static constexpr std::size_t most_in_file = 10000;
    static constexpr std::size_t default_size = 1000; // the default of HISTSIZE

    // If `path` is empty, leash reads and writes no file.
    explicit History(std::string path) : path_(std::move(path)) {}

    struct Loaded {
        std::vector<std::string> commands; // the newest `size` commands, the oldest first
        bool is_too_long = false;          // the file has more than `most_in_file` commands
    };
    // Reads the file. If there is no file yet, there are no commands.
    Result<Loaded> load(std::size_t size) const;
    // Removes the oldest commands from a file that is too long. The file is replaced as a whole:
    // after a failure the file has all its commands.
    Outcome shorten() const;

    // Returns true if the command must be kept: it is not empty, does not begin with a space, and
    // is not equal to the command before. (A user types a space to keep a command out.)
    static bool wants(const std::vector<std::string>& commands, std::string_view command);
    // Appends the command to `commands`, keeps only the newest `size` commands, and appends the
    // command to the file. Fails if the file cannot be written; `commands` is changed in any case.
    // Waits at most `patience` if another process has locked the file.
    Outcome add(std::vector<std::string>& commands, std::string command, std::size_t size,
                std::chrono::milliseconds patience = std::chrono::seconds(1)) const;

  private:
    std::string path_;
};

// Returns HISTSIZE as a number, or the default if HISTSIZE is unset or not a number.
std::size_t history_size(std::optional<std::string_view> histsize);

} // namespace leash
