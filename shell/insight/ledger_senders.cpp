// Finding the sender of a signal: first what a tracer saw, then what a leash told, and at last what
// the kernel is known to do.
#include "insight/ledger.hpp"

#include <algorithm>
#include <csignal>
#include <iterator>

namespace leash {

using std::chrono::nanoseconds;

namespace {

bool died_of(const LedgerEntry& process, int signal) {
    const auto* how =
        process.death && process.death->how ? std::get_if<Signaled>(&*process.death->how) : nullptr;
    return how && how->signal == signal;
}

Attribution kernel_at(nanoseconds time) {
    return {KernelSent{}, Evidence::Inferred, time};
}

bool is_before(nanoseconds time, const Happening& one) {
    return time < one.time;
}

// Returns the range of `all`, which is in order of time, from the birth of the process to its
// death.
using Place = std::vector<Happening>::const_iterator;
std::pair<Place, Place> in_life_of(const LedgerEntry& process, const std::vector<Happening>& all) {
    const auto first =
        std::lower_bound(all.begin(), all.end(), process.since,
                         [](const Happening& one, nanoseconds time) { return one.time < time; });
    const auto last = process.death
                          ? std::upper_bound(first, all.end(), process.death->time, is_before)
                          : all.end();
    return {first, last};
}

} // namespace

std::optional<Attribution> Ledger::sender_of(const LedgerEntry& entry, int signal) const {
    if (const auto traced = traced_sender(entry, signal))
        return traced;
    if (const auto told = told_sender(entry, signal))
        return told;
    if (const auto inferred = inferred_sender(entry, signal))
        return inferred;
    for (const auto& [sent, past] : entry.past_senders)
        if (sent == signal)
            return past;
    return std::nullopt;
}

SignalOrigin Ledger::origin_of(const Sender& sender) const {
    if (!sender.process)
        return KernelSent{};
    if (sender.process == menu_)
        return LearnerSent{*sender.process};
    const LedgerEntry* process = entry(*sender.process);
    const bool is_shell = sender.process == leader_ || (process && process->is_shell);
    return is_shell ? SignalOrigin(ShellSent{*sender.process})
                    : SignalOrigin(ProcessSent{*sender.process});
}

// Returns the sender of the last delivery, because nothing is delivered after a signal that kills.
// There are two exceptions:
//  - A program catches the signal of another process, then sends the same signal to itself, and
//    dies of its own signal, as a well-behaved program does. The sender is the other process.
//  - A program ignores the signal. A tracer still sees the signal of another process, but the
//    program did not die of that signal. The sender is the program, if it sent one itself.
std::optional<Attribution> Ledger::traced_sender(const LedgerEntry& process, int signal) const {
    const auto& facts = process.before ? process.before : process.last;
    const bool ignored = facts && facts->ignored.contains(signal);
    std::optional<Attribution> by_itself;
    const auto [first, last] = in_life_of(process, signals_);
    for (auto one = std::make_reverse_iterator(last); one != std::make_reverse_iterator(first);
         ++one) {
        const auto* delivered = std::get_if<SignalDelivered>(&one->event);
        // A SignalDelivered that came over the socket (told_by) was not seen by our tracer.
        if (!delivered || one->told_by || delivered->process != process.key.pid ||
            delivered->signal != signal)
            continue;
        const Attribution seen{origin_of(delivered->sender), Evidence::Observed, one->time};
        if (delivered->sender.process != process.key.pid)
            return ignored && by_itself ? by_itself : seen;
        if (!by_itself)
            by_itself = seen;
    }
    return by_itself;
}

// Returns who sent the signal, if the signal was surely sent. An inferred SIGINT does not count: it
// is inferred only from the death that it caused, so it cannot explain that death. An inferred
// SIGHUP counts, because it is inferred from the end of the session.
std::optional<Attribution> Ledger::was_sent(const LedgerEntry& entry, int signal) const {
    const auto attribution = sender_of(entry, signal);
    const bool counts =
        attribution && (signal == SIGHUP || attribution->evidence == Evidence::Observed);
    return counts ? attribution : std::nullopt;
}

// Returns the sender that the last fitting event names, among the events from the life of the
// process. If the process is a leash that received the signal, its SignalReceived counts before any
// SignalSent, because the receiver has seen the sender in siginfo.
std::optional<Attribution> Ledger::told_sender(const LedgerEntry& process, int signal) const {
    std::optional<Attribution> received;
    std::optional<Attribution> sent;
    const auto [first, last] = in_life_of(process, signals_);
    for (auto place = first; place != last; ++place) {
        const Happening& one = *place;
        if (const auto* event = std::get_if<SignalReceived>(&one.event);
            event && event->signal == signal && one.told_by == process.key.pid) {
            received = Attribution{origin_of(event->sender), Evidence::Observed, one.time};
        }
        const auto* event = std::get_if<SignalSent>(&one.event);
        if (!event || event->signal != signal || !one.told_by)
            continue;
        if (is_target(*event, process))
            sent = Attribution{one.told_by == menu_ ? SignalOrigin(LearnerSent{*one.told_by})
                                                    : SignalOrigin(ShellSent{*one.told_by}),
                               Evidence::Observed, one.time};
    }
    return received ? received : sent;
}

// The kernel sends signals by known rules. This function applies a rule only if the ledger has a
// trace of its effect: a death, a stop that a shell has told, or the end of the terminal. XBD
// 11.1.9: a key of the terminal sends INT, QUIT or TSTP to the foreground process group.
std::optional<Attribution> Ledger::inferred_sender(const LedgerEntry& process, int signal) const {
    const bool is_its_death = died_of(process, signal);
    switch (signal) {
    case SIGHUP:
        return inferred_hangup(process);
    case SIGINT:
    case SIGQUIT:
        if (is_its_death &&
            (was_in_foreground_at(process, process.death->time) || was_in_foreground(process)))
            return kernel_at(process.death->time);
        return std::nullopt;
    case SIGTSTP:
    case SIGTTIN:
    case SIGTTOU:
        return inferred_stop(process, signal);
    case SIGPIPE:
    case SIGSEGV:
    case SIGBUS:
    case SIGFPE:
    case SIGILL:
        return is_its_death ? std::optional(kernel_at(process.death->time)) : std::nullopt;
    default:
        return std::nullopt;
    }
}

// POSIX XSH _exit: when a session leader ends, the kernel sends SIGHUP to the foreground process
// group. When a process group with a stopped member becomes orphaned, the kernel sends SIGHUP and
// SIGCONT to the group. The second case is possible while the terminal lives.
std::optional<Attribution> Ledger::inferred_hangup(const LedgerEntry& process) const {
    const nanoseconds died_at = process.death ? process.death->time : nanoseconds{};
    const bool is_its_death = died_of(process, SIGHUP);
    if (is_its_death && led_another_terminal(process))
        return kernel_at(died_at);
    if (!ended_at_ || (process.death && died_at < *ended_at_))
        return is_its_death && was_newly_orphaned(process) ? std::optional(kernel_at(died_at))
                                                           : std::nullopt;
    if (process.key.pid == leader_)
        return ending_ == Ending::Hangup ? std::optional(kernel_at(*ended_at_)) : std::nullopt;
    if (was_in_foreground(process) || (was_stopped(process) && was_orphaned_by_the_end(process)))
        return kernel_at(*ended_at_);
    // The kernel had no reason. A shell that tells nothing has passed the hangup on.
    if (const LedgerEntry* shell = leader_ ? entry(*leader_) : nullptr;
        shell && !shell->is_shell && is_its_death)
        return Attribution{ShellSent{*leader_}, Evidence::Inferred, *ended_at_};
    return std::nullopt;
}

// The shell has told which signal stopped the process, and nobody has told of sending this signal.
// The terminal sends TSTP to the foreground process group. A process in the background gets TTIN or
// TTOU.
std::optional<Attribution> Ledger::inferred_stop(const LedgerEntry& process, int signal) const {
    for (auto one = happenings_.rbegin(); one != happenings_.rend(); ++one) {
        const auto* changed = std::get_if<StateChanged>(&one->event);
        if (!changed || changed->pid != process.key.pid || one->time < process.since ||
            changed->state != ProcessState(Stopped{signal}))
            continue;
        if (was_in_foreground_at(process, one->time) == (signal == SIGTSTP))
            return kernel_at(one->time);
    }
    return std::nullopt;
}

// Returns true if a member of the process's group was stopped and the parent of a member has died.
// Before, this parent kept the group from being orphaned (POSIX XBD 3 "Orphaned Process Group").
bool Ledger::was_newly_orphaned(const LedgerEntry& process) const {
    bool has_stopped_member = false;
    bool has_lost_a_parent = false;
    for (const LedgerEntry& member : entries_) {
        if (member.group != process.group || member.is_of_the_past)
            continue;
        has_stopped_member |= member.stopped_at.has_value();
        has_lost_a_parent |= has_lost_its_parent(member);
    }
    return has_stopped_member && has_lost_a_parent;
}

bool Ledger::has_lost_its_parent(const LedgerEntry& process) const {
    const LedgerEntry* parent = process.born_of ? entry(*process.born_of) : nullptr;
    return (parent && parent->death) ||
           (process.born_of && process.last && process.last->parent != *process.born_of);
}

// Returns true if the process led a session on another terminal, as a daemon does that has opened a
// terminal. When that terminal closes, the kernel sends SIGHUP to the session leader.
bool Ledger::led_another_terminal(const LedgerEntry& process) const {
    const LedgerEntry* leader = leader_ ? entry(*leader_) : nullptr;
    return process.last && leader && leader->last && process.key.pid != leader_ &&
           leader_of(process.last->session) == process.key.pid && process.last->terminal &&
           process.last->terminal != leader->last->terminal;
}

bool Ledger::was_in_foreground_at(const LedgerEntry& process, nanoseconds time) const {
    const auto after = std::upper_bound(loans_.begin(), loans_.end(), time, is_before);
    const auto* lent =
        after == loans_.begin() ? nullptr : std::get_if<TerminalLent>(&std::prev(after)->event);
    return lent && lent->group == process.group;
}

bool Ledger::was_in_foreground(const LedgerEntry& process) const {
    if (process.before && process.before->foreground_group)
        return process.before->foreground_group == process.before->group;
    return process.before ? false : foreground_group_ == process.group;
}

bool Ledger::was_stopped(const LedgerEntry& process) const {
    if (process.before && process.before->is_stopped())
        return true;
    return std::any_of(jobs_.begin(), jobs_.end(), [&](const LedgerJob& job) {
        return job.stopped && job.group == process.group;
    });
}

// Returns true if the end of the terminal has made the process's group orphaned: the parent of a
// member, which kept the group from being orphaned, has died since. A group that is in another
// session, as after setsid(1), or was orphaned before, gets nothing from the kernel.
bool Ledger::was_orphaned_by_the_end(const LedgerEntry& process) const {
    const LedgerEntry* leader = leader_ ? entry(*leader_) : nullptr;
    return std::any_of(entries_.begin(), entries_.end(), [&](const LedgerEntry& member) {
        if (member.group != process.group || member.is_of_the_past)
            return false;
        if (member.before && leader && leader->before &&
            member.before->session != leader->before->session)
            return false;
        const auto parent = member.before ? std::optional(member.before->parent) : member.born_of;
        const LedgerEntry* known = parent ? entry(*parent) : nullptr;
        return parent == leader_ || (known && known->death && known->death->time >= *ended_at_);
    });
}

std::optional<int> Ledger::caught_before_exit(const LedgerEntry& process) const {
    const auto& facts = process.before ? process.before : process.last;
    if (!process.death || !process.death->how || !facts ||
        !std::holds_alternative<Exited>(*process.death->how))
        return std::nullopt;
    // A leash at its prompt catches SIGINT, and goes on. A leash that tells of its exit has left by
    // `exit` or at the end of its input.
    if (process.told_its_exit)
        return std::nullopt;
    std::optional<int> last;
    std::optional<nanoseconds> last_time;
    for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM}) {
        if (!facts->caught.contains(signal))
            continue;
        const auto sender = was_sent(process, signal);
        if (sender && (!last_time || sender->time > *last_time)) {
            last = signal;
            last_time = sender->time;
        }
    }
    return last;
}

} // namespace leash
