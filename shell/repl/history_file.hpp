// The history file: what was typed, kept from one leash to the next.
//
// A command is appended as soon as it is typed, under flock(2), so that nothing is lost however
// the shell ends (a hangup, SIGKILL), and two shells at once never lose each other's.
//
// The file has one command a line; in a command of several lines a newline is written \n, and a
// backslash \\. It is made with mode 0600: what was typed may hold secrets.
//
// Source: XDG Base Directory Specification, $XDG_STATE_HOME.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

// $XDG_STATE_HOME/leash/history, else ~/.local/state/leash/history. Empty values and, as the
// specification asks, relative ones count as unset. Nothing where there is no home either.
std::optional<std::string> history_path(std::string_view state_home, std::string_view home);

std::string encode_history(std::string_view command);
std::string decode_history(std::string_view line);

class History {
  public:
    // Commands beyond this many are dropped from the file, oldest first, when it is read; not at
    // each command, so it may hold more meanwhile.
    static constexpr std::size_t most_in_file = 10000;
    static constexpr std::size_t default_size = 1000; // HISTSIZE

    // An empty path: nothing is kept.
    explicit History(std::string path) : path_(std::move(path)) {}

    // The newest `size` commands, oldest first; none where there is no file yet.
    Result<std::vector<std::string>> load(std::size_t size) const;

    // Whether a command is worth keeping: not empty, not begun with a space (the user's way to keep
    // it out), not the same as the one before.
    static bool wants(const std::vector<std::string>& commands, std::string_view command);
    // Adds it to `commands`, of which the newest `size` stay, and to the file. An error is the
    // file's; `commands` has it all the same.
    Outcome add(std::vector<std::string>& commands, std::string command, std::size_t size) const;

  private:
    std::string path_;
};

// HISTSIZE as a number; the default where it is none.
std::size_t history_size(std::optional<std::string_view> histsize);

} // namespace leash
