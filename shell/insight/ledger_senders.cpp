// Finding the sender of a signal: first what a tracer saw, then what a leash told, and at last what
// the kernel is known to do.
#include "insight/ledger.hpp"

#include "base/overloaded.hpp"

#include <algorithm>
#include <csignal>

namespace leash {

using std::chrono::nanoseconds;

namespace {

bool died_of(const LedgerEntry& process, int signal) {
    const auto* how =
        process.death && process.death->how ? std::get_if<Signaled>(&*process.death->how) : nullptr;
    return how && how->signal == signal;
}

} // namespace

std::optional<Attribution> Ledger::sender_of(const LedgerEntry& entry, int signal) const {
    if (const auto traced = traced_sender(entry, signal))
        return traced;
    const auto told = told_sender(entry, signal);
    return told ? told : inferred_sender(entry, signal);
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
//  - A program ignores the signal. A tracer sees the signal of another process all the same, but
//    the program did not die of that signal. The sender is the program, if it sent one itself.
std::optional<Attribution> Ledger::traced_sender(const LedgerEntry& process, int signal) const {
    const auto& facts = process.before ? process.before : process.last;
    const bool ignored = facts && facts->ignored.contains(signal);
    std::optional<Attribution> by_itself;
    for (auto one = happenings_.rbegin(); one != happenings_.rend(); ++one) {
        if (one->time < process.since || (process.death && one->time > process.death->time))
            continue;
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
    for (const Happening& one : happenings_) {
        if (one.time < process.since || (process.death && one.time > process.death->time))
            continue;
        if (const auto* event = std::get_if<SignalReceived>(&one.event);
            event && event->signal == signal && one.told_by == process.key.pid) {
            received = Attribution{origin_of(event->sender), Evidence::Observed, one.time};
        }
        const auto* event = std::get_if<SignalSent>(&one.event);
        if (!event || event->signal != signal || !one.told_by)
            continue;
        const bool is_target =
            std::visit(overloaded{
                           [&](Pid target) { return target == process.key.pid; },
                           [&](ProcessGroup target) { return target == process.group; },
                       },
                       event->target);
        if (is_target)
            sent = Attribution{one.told_by == menu_ ? SignalOrigin(LearnerSent{*one.told_by})
                                                    : SignalOrigin(ShellSent{*one.told_by}),
                               Evidence::Observed, one.time};
    }
    return received ? received : sent;
}

// POSIX XSH _exit: when a session leader ends, the kernel sends SIGHUP to the foreground process
// group. It sends SIGHUP and SIGCONT to a process group that becomes orphaned with a stopped
// member. XBD 11.1.9: special characters send INT, QUIT and TSTP to the foreground process group.
std::optional<Attribution> Ledger::inferred_sender(const LedgerEntry& process, int signal) const {
    const auto kernel_at = [](nanoseconds time) {
        return Attribution{KernelSent{}, Evidence::Inferred, time};
    };
    const nanoseconds died_at = process.death ? process.death->time : nanoseconds{};
    switch (signal) {
    case SIGHUP:
        if (!ended_at_ || (process.death && died_at < *ended_at_))
            return std::nullopt;
        if (process.key.pid == leader_) {
            if (ending_ == Ending::Hangup)
                return kernel_at(*ended_at_);
            return std::nullopt;
        }
        if (was_in_foreground(process) || was_stopped(process))
            return kernel_at(*ended_at_);
        // The kernel had no reason to send SIGHUP. So the shell passed the hangup on to its job,
        // if the shell is another than leash, which would have told of the signal.
        if (const LedgerEntry* shell = leader_ ? entry(*leader_) : nullptr;
            shell && !shell->is_shell && died_of(process, SIGHUP))
            return Attribution{ShellSent{*leader_}, Evidence::Inferred, *ended_at_};
        return std::nullopt;
    case SIGINT:
    case SIGQUIT:
        if (foreground_group_ == process.group || was_in_foreground(process))
            return kernel_at(died_at);
        return std::nullopt;
    case SIGTSTP:
    case SIGTTIN:
    case SIGTTOU:
    case SIGPIPE:
    case SIGSEGV:
    case SIGBUS:
    case SIGFPE:
    case SIGILL:
        return kernel_at(died_at);
    default:
        return std::nullopt;
    }
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

std::optional<int> Ledger::caught_before_exit(const LedgerEntry& process) const {
    const auto& facts = process.before ? process.before : process.last;
    if (!process.death || !process.death->how || !facts ||
        !std::holds_alternative<Exited>(*process.death->how))
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
