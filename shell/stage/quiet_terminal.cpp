#include "stage/quiet_terminal.hpp"

#include "kernel/send_signal.hpp"
#include "kernel/signals.hpp"
#include "kernel/terminal_loan.hpp"

#include <csignal>
#include <unistd.h>
#include <utility>

namespace leash {
namespace {

TerminalModes without_echo(TerminalModes modes) {
    modes.settings.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    return modes;
}

} // namespace

QuietTerminal::QuietTerminal() {
    auto terminal = open_controlling_terminal();
    if (!terminal || ::isatty(STDOUT_FILENO) == 0)
        return;
    terminal_ = std::move(terminal).value();
    notes_stops_ =
        !is_ignored(SIGTSTP) && static_cast<bool>(set_disposition(SIGTSTP, Disposition::Noted));
    turn_echo_off();
}

QuietTerminal::~QuietTerminal() {
    turn_echo_on();
    if (notes_stops_)
        (void)set_disposition(SIGTSTP, Disposition::Default);
}

void QuietTerminal::stop() {
    turn_echo_on();
    (void)set_disposition(SIGTSTP, Disposition::Default);
    (void)signal_process(Pid{::getpid()}, SIGTSTP);
    (void)set_disposition(SIGTSTP, Disposition::Noted);
    turn_echo_off();
}

void QuietTerminal::turn_echo_off() {
    // In the background the terminal belongs to another program.
    if (foreground_group(terminal_.get()) != ProcessGroup{::getpgrp()})
        return;
    const auto modes = read_modes(terminal_.get());
    if (modes && set_modes(terminal_.get(), without_echo(modes.value())))
        before_ = modes.value();
}

// Another program may have set its own modes meanwhile: if this process is stopped, the shell
// around it may already edit a line.
void QuietTerminal::turn_echo_on() {
    const auto before = std::exchange(before_, std::nullopt);
    if (!before)
        return;
    const auto present = read_modes(terminal_.get());
    if (present && present.value().settings.c_lflag == without_echo(*before).settings.c_lflag)
        (void)set_modes(terminal_.get(), *before);
}

} // namespace leash
