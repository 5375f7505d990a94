// How the terminal's session ends: the leader's farewell, the leader's death, the closed terminal.
#include "insight/ledger.hpp"

#include <csignal>

namespace leash {

using std::chrono::nanoseconds;

void Ledger::signal_sent(const SignalSent& sent, nanoseconds time) {
    if (sent.signal == SIGCONT)
        for (LedgerEntry& process : entries_)
            if (is_target(sent, process))
                process.stopped_at.reset();
    if (targets_leader(sent) && sent.signal == SIGHUP)
        begin_farewell(Ending::Sighup, time);
    if (targets_leader(sent) && sent.signal == SIGKILL)
        begin_farewell(Ending::Kill, time);
}

// The first reason counts, because a shell that was hung up may still leave in an orderly way.
void Ledger::begin_farewell(Ending ending, nanoseconds time) {
    if (!farewell_)
        farewell_ = Farewell{ending, time};
}

bool Ledger::targets_leader(const SignalSent& sent) const {
    const LedgerEntry* leader = leader_ ? entry(*leader_) : nullptr;
    return leader && is_target(sent, *leader);
}

void Ledger::leader_died(const ProcessState& how, nanoseconds time) {
    if (ending_ != Ending::None)
        return;
    const auto* killed = std::get_if<Signaled>(&how);
    const auto from_the_signal = [&] {
        if (!killed)
            return Ending::Exit;
        return killed->signal == SIGHUP ? Ending::Sighup : Ending::Kill;
    };
    // A farewell does not count if it does not fit the death: a leash told of SIGHUP, and then
    // SIGKILL came from outside.
    const bool fits =
        farewell_ && (!killed || killed->signal != SIGKILL || farewell_->ending == Ending::Kill);
    ending_ = fits ? farewell_->ending : from_the_signal();
    if (!ended_at_)
        ended_at_ = fits ? farewell_->time : time;
}

void Ledger::terminal_closing(nanoseconds time, Ending why) {
    if (ending_ == Ending::None)
        ending_ = why;
    if (!ended_at_)
        ended_at_ = time;
}

bool Ledger::is_after_the_end(nanoseconds time) const {
    return (ended_at_ && time > *ended_at_) || (farewell_ && time > farewell_->time);
}

} // namespace leash
