#include "kernel/pty.hpp"

#include <cstdlib>
#include <fcntl.h>
#include <sys/ioctl.h>

namespace leash {

Result<PseudoTerminal> open_pseudo_terminal(WindowSize size) {
    OwnedDescriptor master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK));
    if (!master)
        return system_error("posix_openpt", _("open a pseudo-terminal"));
    if (::unlockpt(master.get()) != 0)
        return system_error("unlockpt", _("open a pseudo-terminal"));
    // Open the slave through the master, not by its name: in another mount namespace the name may
    // mean another terminal.
    OwnedDescriptor slave(::ioctl(master.get(), TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC));
    if (!slave)
        return system_error("ioctl(TIOCGPTPEER)", _("open a pseudo-terminal"));
    unsigned number = 0;
    if (::ioctl(master.get(), TIOCGPTN, &number) != 0)
        return system_error("ioctl(TIOCGPTN)", _("open a pseudo-terminal"));
    if (auto sized = set_window_size(master.get(), size); !sized)
        return sized.error();
    return PseudoTerminal{std::move(master), std::move(slave), "pts/" + std::to_string(number)};
}

Outcome set_packet_mode(int master) {
    int on = 1;
    if (::ioctl(master, TIOCPKT, &on) != 0)
        return system_error("ioctl(TIOCPKT)", _("watch the terminal's output"));
    return success();
}

Result<WindowSize> window_size(int terminal) {
    winsize size{};
    if (::ioctl(terminal, TIOCGWINSZ, &size) != 0)
        return system_error("ioctl(TIOCGWINSZ)", _("read the terminal's size"));
    return WindowSize{size.ws_row, size.ws_col};
}

Outcome set_window_size(int terminal, WindowSize size) {
    winsize wanted{};
    wanted.ws_row = size.rows;
    wanted.ws_col = size.columns;
    if (::ioctl(terminal, TIOCSWINSZ, &wanted) != 0)
        return system_error("ioctl(TIOCSWINSZ)", _("set the terminal's size"));
    return success();
}

} // namespace leash
