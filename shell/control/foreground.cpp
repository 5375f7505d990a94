#include "control/foreground.hpp"

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
    if (members.empty() ||
        std::any_of(members.begin(), members.end(),
                    [&](const ProcessFacts* member) { return member->parent == self; }))
        return ForegroundClaim::TakeBack;
    return snapshot.is_orphaned(shell->group) ? ForegroundClaim::Lost : ForegroundClaim::Wait;
}

bool is_in_foreground(const Terminal& terminal) {
    const auto group = foreground_group(terminal.descriptor());
    return !group || *group == terminal.shell();
}

bool wait_for_foreground(Terminal& terminal, const std::function<bool()>& gives_up) {
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
            ::kill(0, SIGTTIN); // returns when somebody continues us
            (void)set_disposition(SIGTTIN, Disposition::Ignored);
            break;
        case ForegroundClaim::Lost:
            return false;
        }
    }
    return true;
}

} // namespace leash
