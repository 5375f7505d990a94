// Pseudo-terminals: a terminal whose keyboard and screen are a descriptor, the master.
//
// Whoever holds the master is the terminal's hardware. Closing the last copy of it is a hangup,
// as if the line to a modem had dropped: the kernel sends SIGHUP, then SIGCONT, to the session
// leader, and reads and writes on the other side, the slave, fail or end.
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
    OwnedDescriptor master; // does not block
    OwnedDescriptor slave;  // opened O_NOCTTY: not the caller's controlling terminal
    std::string name;       // "pts/5", as ps shows it
};
Result<PseudoTerminal> open_pseudo_terminal(WindowSize size);

// From now on each read of the master yields a byte of news first: 0, and output follows; else
// flags of <sys/ioctl.h>, among them TIOCPKT_STOP (Ctrl-S was typed) and TIOCPKT_START.
Outcome set_packet_mode(int master);

// Fails with ENOTTY where `terminal` is none.
Result<WindowSize> window_size(int terminal);
// The foreground process group is sent SIGWINCH by the kernel if the size is another than before.
Outcome set_window_size(int terminal, WindowSize size);

} // namespace leash
