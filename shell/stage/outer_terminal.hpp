// The outer terminal: the terminal at which the learner sits. A practice terminal reads the keys of
// the outer terminal, and writes the output of the inside to the outer terminal.
//
// Invariants:
//  - restore_modes() and the destructor put back the modes from before, if the terminal is still in
//    raw modes. Another program may have set its own modes meanwhile: if leash is killed, the shell
//    around leash takes the terminal.
//  - O_NONBLOCK is set on a new open file description: open() opens /dev/tty again. On standard
//    input the flag would be set for the shell outside too.
//
// Source: termios(3), tty(4).
#pragma once

#include "base/display.hpp"
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
    // Fails if this process has no controlling terminal. Waits until this process group is in the
    // foreground. Meanwhile SIGTTIN stops the process, as SIGTTIN stops any program that reads its
    // terminal in the background. Fails with EIO, as read(2) does, if SIGTTIN cannot stop the
    // process: SIGTTIN is ignored, or the process group is orphaned and nobody would continue it.
    static Result<OuterTerminal> open();
    OuterTerminal(OuterTerminal&&) = default;
    OuterTerminal& operator=(OuterTerminal&&) = delete;
    ~OuterTerminal();

    // Call this also after SIGCONT, because another program may have changed the modes meanwhile.
    // Does nothing in the background, because then the terminal belongs to another program.
    void enter_raw_modes();
    void restore_modes();
    const TerminalModes& own_modes() const { return modes_; } // the modes from before

    WindowSize size() const; // in characters; 24 by 80 if the terminal does not know its size
    Display display() const; // TERM and NO_COLOR are those of this process's environment

    pollfd to_poll(bool for_input) const;
    struct Keys {
        std::string bytes; // empty if nothing was typed
    };
    struct Gone {}; // the terminal has hung up: the end of input, or EIO
    std::variant<Keys, Gone> read_keys();
    // Waits for a line, in the modes from before. Returns nullopt if the terminal is gone, or if a
    // signal (SIGHUP, SIGINT, SIGQUIT, SIGTERM) came first.
    std::optional<std::string> read_line();
    void forget_typed_ahead();

    // From now on, everything that is shown goes to `recording` too, which must outlive this
    // object.
    void record(Recording& recording) { recording_ = &recording; }

    // Keeps the bytes that the terminal does not take yet; flush() tries again.
    void write(std::string_view bytes);
    void flush();
    bool is_behind() const { return !output_.empty(); }
    // Waits until the terminal has taken all bytes, but at most `longest`.
    void drain(std::chrono::milliseconds longest);
    // Writes lines of ours, fitted to the terminal. Control characters become visible: a lesson may
    // quote any text. In raw modes each newline gets a carriage return. The first line stands in
    // `first_line`.
    void show(std::string_view text, Ink first_line = Ink::Plain);
    // Writes lines that were laid out for display(), with ink in them. The caller has made control
    // characters visible.
    void show_inked(std::string_view lines);

  private:
    OuterTerminal(OwnedDescriptor terminal, TerminalModes modes);

    OwnedDescriptor terminal_;
    TerminalModes modes_;
    bool is_raw_ = false;
    std::string output_; // the bytes that the terminal has not taken yet
    Recording* recording_ = nullptr;
};

} // namespace leash
