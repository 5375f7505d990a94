// Terminal modes: echo, line editing, signal keys - a value that can be kept and put back.
//
// Source: termios(3), POSIX XBD 11.
#pragma once

#include "base/result.hpp"

#include <termios.h>

namespace leash {

struct TerminalModes {
    termios settings{};
};

// Fails with EIO where the terminal is gone (its master closed), ENOTTY where it is none.
Result<TerminalModes> read_modes(int terminal);

// Takes effect after pending output has been written (TCSADRAIN). From a background process
// group this would stop the caller by SIGTTOU, so that signal is blocked around the call.
Outcome set_modes(int terminal, const TerminalModes& modes);

// Every key as a byte, nothing echoed, no signals: cfmakeraw(3).
TerminalModes raw(TerminalModes modes);

// Whether colours may be written there: it is a terminal, and TERM is not dumb.
bool may_be_coloured(int descriptor);

} // namespace leash
