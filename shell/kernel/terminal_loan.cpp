#include "kernel/terminal_loan.hpp"

#include "kernel/descriptors.hpp"
#include "kernel/signals.hpp"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace leash {
namespace {

// Puts the borrower into the foreground only if the shell's group is there.
//
// Race: the shell and each process of the job make this call, and all calls but the first are late.
// Before a late call the job may have put another group into the foreground: `sh -c leash` starts
// an inner shell with its own group. If the late call took the terminal from the inner shell, the
// inner shell would stop for the terminal, and nobody would continue it.
void lend_once(int terminal, ProcessGroup shell, ProcessGroup borrower) {
    if (foreground_group(terminal) != shell)
        return;
    // The call may fail. ESRCH or EPERM: every process of the group has ended. EIO or ENOTTY: the
    // terminal is gone.
    (void)set_foreground_group(terminal, borrower);
}

} // namespace

Terminal::Terminal(ShellDescriptor descriptor, ProcessGroup shell, TerminalModes modes)
    : descriptor_(std::move(descriptor)), started_in_(shell), shell_(shell), modes_(modes) {}

Result<Terminal> Terminal::open() {
    auto controlling = open_controlling_terminal();
    if (!controlling)
        return controlling.error();
    auto modes = read_modes(controlling.value().get());
    if (!modes)
        return modes.error();
    return Terminal(keep_high(std::move(controlling).value()), ProcessGroup{::getpgrp()},
                    modes.value());
}

Outcome Terminal::enter_own_group() {
    // EPERM: the shell is a session leader, and leads its group already.
    ::setpgid(0, 0);
    shell_ = ProcessGroup{::getpgrp()};
    return take_foreground();
}

void Terminal::leave_own_group() {
    if (started_in_ == shell_ || started_in_ == hidden_group)
        return;
    const bool has_terminal = foreground_group(descriptor_.get()) == shell_;
    // EPERM: every process of that group has ended, and nobody waits for the terminal.
    if (::setpgid(0, started_in_.value) != 0)
        return;
    shell_ = started_in_;
    if (has_terminal)
        (void)take_foreground();
}

Outcome Terminal::take_foreground() {
    return set_foreground_group(descriptor_.get(), shell_);
}

void Terminal::adopt_present_modes() {
    if (auto present = read_modes(descriptor_.get()))
        modes_ = present.value();
}

void Terminal::restore_modes() {
    // The call fails if the terminal is gone. Other code notices the hangup.
    (void)set_modes(descriptor_.get(), modes_);
}

Result<OwnedDescriptor> open_controlling_terminal() {
    auto opened = open_file("/dev/tty", O_RDWR);
    if (opened || opened.error().number == ENXIO)
        return opened;
    for (const int standard : {STDERR_FILENO, STDIN_FILENO, STDOUT_FILENO})
        if (::tcgetsid(standard) >= 0) // fails if this is not the caller's controlling terminal
            return duplicate_above(standard);
    return opened;
}

std::optional<ProcessGroup> foreground_group(int terminal) {
    const pid_t group = ::tcgetpgrp(terminal);
    return group > 0 ? std::optional(ProcessGroup{group}) : std::nullopt;
}

Outcome set_foreground_group(int terminal, ProcessGroup group) {
    const SignalsBlocked blocked{SIGTTOU};
    if (::tcsetpgrp(terminal, group.value) != 0)
        return system_error("tcsetpgrp", _("hand over the terminal"));
    return success();
}

void take_terminal_in_child(int terminal) {
    lend_once(terminal, ProcessGroup{::getpgid(::getppid())}, ProcessGroup{::getpgrp()});
}

TerminalLoan::TerminalLoan(Terminal& terminal, ProcessGroup borrower) : terminal_(terminal) {
    lend_once(terminal_.descriptor(), terminal_.shell(), borrower);
}

void TerminalLoan::put_jobs_modes(const TerminalModes& modes) {
    (void)set_modes(terminal_.descriptor(), modes);
}

TerminalLoan::~TerminalLoan() {
    if (taken_back_)
        (void)set_foreground_group(terminal_.descriptor(), terminal_.shell());
}

} // namespace leash
