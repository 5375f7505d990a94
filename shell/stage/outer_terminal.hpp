// The terminal that the learner sits at, as a practice terminal uses it: each key as a byte, and
// whatever the inside shows passed on.
//
// Invariant: its modes are put back by the destructor, and at the end of each Raw.
//
// It is opened anew as /dev/tty: O_NONBLOCK belongs to an opening of a file, and set on standard
// input it would be set for the shell outside too.
//
// Source: termios(3), tty(4).
#pragma once

#include "base/owned_descriptor.hpp"
#include "base/result.hpp"
#include "kernel/pty.hpp"
#include "kernel/terminal_modes.hpp"
#include "stage/recording.hpp"

#include <chrono>
#include <optional>
#include <poll.h>
#include <string>
#include <string_view>
#include <variant>

namespace leash {

class OuterTerminal {
  public:
    // Fails where this process has no controlling terminal. Waits, stopped by SIGTTIN, until this
    // process group is in the foreground, as every program that reads does.
    static Result<OuterTerminal> open();
    OuterTerminal(OuterTerminal&&) = default;
    OuterTerminal& operator=(OuterTerminal&&) = delete;
    ~OuterTerminal();

    // Also after a stop, when somebody else may have changed them.
    void enter_raw_modes();
    void restore_modes();
    const TerminalModes& own_modes() const { return modes_; } // as they were at first

    WindowSize size() const; // 24 by 80 where the terminal does not know

    pollfd to_poll(bool for_input) const;
    struct Keys {
        std::string bytes; // may be empty: nothing was typed
    };
    struct Gone {}; // hung up: the end of input, or EIO
    std::variant<Keys, Gone> read_keys();
    // A line typed in its own modes. Nothing: the terminal is gone, or a signal came first.
    std::optional<std::string> read_line();
    void forget_typed_ahead();

    // All that is shown from now on goes there as well, as long as this lives.
    void record(Recording& recording) { recording_ = &recording; }

    // Keeps what cannot be shown yet; flush() tries again.
    void write(std::string_view bytes);
    void flush();
    bool is_behind() const { return !output_.empty(); }
    // Waits until all has been shown, at most so long.
    void drain(std::chrono::milliseconds longest);
    // A text of ours, in lines: with carriage returns where the modes are raw.
    void show(std::string_view text);

  private:
    OuterTerminal(OwnedDescriptor terminal, TerminalModes modes);

    OwnedDescriptor terminal_;
    TerminalModes modes_;
    bool is_raw_ = false;
    std::string output_; // not yet taken by the terminal
    Recording* recording_ = nullptr;
};

} // namespace leash
