// The history of the interactive shell: the commands in memory, and the history file.
//
// Invariant: a history file that cannot be used costs one message, never a prompt. If another
// process keeps the file locked, only the first command waits.
#pragma once

#include "repl/history_file.hpp"

#include "interpreter/shell.hpp"

#include <string>

namespace leash {

class KeptHistory {
  public:
    // If `path` is empty, HOME is not set, and nothing is kept in a file. `shell` must live longer
    // than this object.
    KeptHistory(Shell& shell, const std::string& path) : shell_(shell), path_(path), file_(path) {}

    // Reads the file into the shell's history.
    void load();
    // Keeps a command that the user has typed.
    void remember(const std::string& command);

  private:
    std::size_t size() const { return history_size(shell_.variables.value("HISTSIZE")); }
    // Says so once, and not before each command until the cause is gone.
    void complain(const Message& why);

    Shell& shell_;
    const std::string path_;
    const History file_;
    bool works_ = true; // the last use of the file succeeded
};

} // namespace leash
