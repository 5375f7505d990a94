// Pseudo-terminals: terminals without hardware. A pseudo-terminal has two sides. Programs use the
// slave as their terminal. The program with the master plays the part of keyboard and screen.
//
// When the last descriptor of the master is closed, the terminal hangs up, as if the line to a
// modem was cut: the kernel sends SIGHUP, then SIGCONT, to the session leader. On the slave a read
// then returns the end of input or fails, and a write fails.
//
// Source: pty(7), pts(4), ioctl_tty(2): TIOCGPTPEER, TIOCPKT.
#pragma once

#include "base/owned_descriptor.hpp"
#include "base/result.hpp"

#include <string>

namespace leash {

struct WindowSize {
    unsigned short rows = 24;
    unsigned short columns = 80;
    friend bool operator==(WindowSize, WindowSize) = default;
};

struct PseudoTerminal {
    OwnedDescriptor master; // O_NONBLOCK
    OwnedDescriptor slave;  // O_NOCTTY: does not become the caller's controlling terminal
    std::string name;       // "pts/5", as ps shows it
};
Result<PseudoTerminal> open_pseudo_terminal(WindowSize size);

// Turns packet mode on: each read of the master then returns a control byte first. If the byte is
// 0, output follows. Otherwise the byte contains flags of <sys/ioctl.h>, such as TIOCPKT_STOP (the
// user typed Ctrl-S) and TIOCPKT_START.
Outcome set_packet_mode(int master);

// Returns the size in characters. Fails with ENOTTY if `terminal` is not a terminal.
Result<WindowSize> window_size(int terminal);
// Sets the size. If the size changes, the kernel sends SIGWINCH to the foreground process group.
Outcome set_window_size(int terminal, WindowSize size);

} // namespace leash
