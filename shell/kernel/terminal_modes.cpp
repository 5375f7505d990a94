#include "kernel/terminal_modes.hpp"

#include "kernel/signals.hpp"
#include "kernel/uninterrupted.hpp"

namespace leash {

Result<TerminalModes> read_modes(int terminal) {
    TerminalModes modes;
    if (::tcgetattr(terminal, &modes.settings) != 0)
        return system_error("tcgetattr", _("read the terminal's modes"));
    return modes;
}

Outcome set_modes(int terminal, const TerminalModes& modes) {
    const SignalsBlocked blocked{SIGTTOU};
    if (uninterrupted([&] { return ::tcsetattr(terminal, TCSADRAIN, &modes.settings); }) != 0)
        return system_error("tcsetattr", _("set the terminal's modes"));
    return success();
}

TerminalModes raw(TerminalModes modes) {
    ::cfmakeraw(&modes.settings);
    return modes;
}

} // namespace leash
