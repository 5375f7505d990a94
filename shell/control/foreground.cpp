#include "control/foreground.hpp"

#include "kernel/send_signal.hpp"
#include "kernel/signals.hpp"

#include <algorithm>
#include <csignal>
#include <unistd.h>

namespace leash {

ForegroundClaim claim_on_foreground(const Snapshot& snapshot, Pid self, ProcessGroup foreground) {
    const ProcessFacts* shell = snapshot.find(self);
    if (!shell || leader_of(shell->session) == self)
        return ForegroundClaim::TakeBack;
    const auto members = snapshot.members_of(foreground);
    const auto descends_from = [&](const ProcessFacts* process, Pid ancestor) {
        while (process && process->key.pid != ancestor && process->session == shell->session)
            process = snapshot.find(process->parent);
        return process && process->key.pid == ancestor;
    };
    if (members.empty() || std::any_of(members.begin(), members.end(), [&](const auto* member) {
            return descends_from(member, self);
        }))
        return ForegroundClaim::TakeBack;
    if (snapshot.is_orphaned(shell->group))
        return ForegroundClaim::Lost;
    // Every shell of a session descends from the session leader. A group that has no such member
    // has lost its own shell, and nobody else would take the terminal back from the group.
    return std::any_of(
               members.begin(), members.end(),
               [&](const auto* member) { return descends_from(member, leader_of(shell->session)); })
               ? ForegroundClaim::Wait
               : ForegroundClaim::TakeBack;
}

bool is_in_foreground(const Terminal& terminal) {
    const auto group = foreground_group(terminal.descriptor());
    return !group || *group == terminal.shell();
}

bool is_taken_by_a_shell_around(const Terminal& terminal, ProcessGroup borrower) {
    const auto present = foreground_group(terminal.descriptor());
    if (!present || present == borrower || present == terminal.shell())
        return false;
    return claim_on_foreground(take_snapshot(), Pid{::getpid()}, *present) !=
           ForegroundClaim::TakeBack;
}

std::optional<Terminal> terminal_of_foreground_script() {
    auto opened = Terminal::open();
    if (!opened || foreground_group(opened.value().descriptor()) != opened.value().shell())
        return std::nullopt;
    return std::move(opened).value();
}

bool wait_until_in_foreground(Terminal& terminal, const std::function<bool()>& gives_up) {
    while (!is_in_foreground(terminal)) {
        if (gives_up())
            return false;
        const auto group = foreground_group(terminal.descriptor());
        if (!group)
            break;
        switch (claim_on_foreground(take_snapshot(), Pid{::getpid()}, *group)) {
        case ForegroundClaim::TakeBack:
            if (!terminal.take_foreground())
                return false;
            break;
        case ForegroundClaim::Wait:
            (void)set_disposition(SIGTTIN, Disposition::Default);
            (void)signal_own_process_group(SIGTTIN); // returns when somebody continues this shell
            (void)set_disposition(SIGTTIN, Disposition::Ignored);
            break;
        case ForegroundClaim::Lost:
            return false;
        }
    }
    return true;
}

} // namespace leash
