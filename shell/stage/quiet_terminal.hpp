// The learner's terminal while a survey runs: what is typed meanwhile is not echoed into the
// progress line and the table. The typed line waits for the shell that reads next.
//
// Invariants: the echo is off only while this process group is in the foreground. The echo is on
// again when the object is gone, and while this process is stopped by Ctrl-Z: many shells do not
// put the modes right for themselves.
//
// Source: termios(3), POSIX XBD 11.2.5.
#pragma once

#include "base/owned_descriptor.hpp"
#include "kernel/terminal_modes.hpp"

#include <optional>

namespace leash {

class QuietTerminal {
  public:
    // Does nothing without a controlling terminal. Does nothing either if the standard output is no
    // terminal: the reader of a pipe (`survey | less`) may set the modes itself. From now on this
    // process notes SIGTSTP (kernel/signals.hpp), unless the signal is ignored.
    QuietTerminal();
    ~QuietTerminal();
    QuietTerminal(const QuietTerminal&) = delete;
    QuietTerminal& operator=(const QuietTerminal&) = delete;

    bool notes_stops() const { return notes_stops_; }
    // Call this when SIGTSTP was noted: stops this process. Returns when somebody continues it.
    void stop();

  private:
    void turn_echo_off();
    void turn_echo_on();

    OwnedDescriptor terminal_;
    std::optional<TerminalModes> before_; // while the echo is off: the modes to put back
    bool notes_stops_ = false;
};

} // namespace leash
