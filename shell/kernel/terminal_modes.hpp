// Terminal modes: echo, line editing, the keys that send signals. The modes are a plain value,
// which the shell can keep and set again.
//
// Source: termios(3), POSIX XBD 11.
#pragma once

#include "base/result.hpp"

#include <termios.h>

namespace leash {

struct TerminalModes {
    termios settings{};
};

// Reads the modes. Fails with EIO if the terminal has hung up (its master is closed), and with
// ENOTTY if the descriptor is not a terminal.
Result<TerminalModes> read_modes(int terminal);

// Sets the modes, after the terminal has written all pending output (TCSADRAIN). In a background
// process group the kernel would stop the caller with SIGTTOU, so SIGTTOU is blocked during the
// call.
Outcome set_modes(int terminal, const TerminalModes& modes);

// Returns the modes for raw input: each key is one byte, no echo, no signals. See cfmakeraw(3).
TerminalModes raw(TerminalModes modes);

} // namespace leash
