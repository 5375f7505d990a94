#include "insight/autopsy_signals.hpp"

#include "base/overloaded.hpp"
#include "insight/timeline_sends.hpp"

#include <algorithm>
#include <csignal>
#include <set>
#include <tuple>

namespace leash {
namespace {

using std::chrono::nanoseconds;

std::optional<Pid> sending_process(const SignalOrigin& origin) {
    return std::visit(overloaded{
                          [](KernelSent) { return std::optional<Pid>(); },
                          [](ShellSent sent) { return std::optional(sent.shell); },
                          [](ProcessSent sent) { return std::optional(sent.process); },
                          [](LearnerSent sent) { return std::optional(sent.menu); },
                      },
                      origin);
}

class Signals {
  public:
    // The ledger must have a leader with an entry, and an end.
    explicit Signals(const Ledger& ledger)
        : ledger_(ledger), leader_(*ledger.entry(*ledger.leader())) {}

    std::vector<AutopsySignal> make() {
        for (const Happening& one : ledger_.happenings())
            if (one.time >= *ledger_.ended_at())
                add_what_was_seen(one);
        for (const LedgerEntry& entry : ledger_.entries())
            if (!entry.is_of_the_past && !ended_before(entry, *ledger_.ended_at()))
                add_what_had_an_effect(entry);
        std::stable_sort(signals_.begin(), signals_.end(), [](const auto& a, const auto& b) {
            return std::tuple(a.milliseconds, a.sender, a.signal, a.receiver) <
                   std::tuple(b.milliseconds, b.sender, b.signal, b.receiver);
        });
        return std::move(signals_);
    }

  private:
    static bool ended_before(const LedgerEntry& entry, nanoseconds time) {
        return entry.death && entry.death->time < time;
    }

    // One signal that is known from two sources is drawn once.
    void add(nanoseconds time, std::optional<Pid> sender, Pid receiver, int signal,
             Evidence evidence) {
        if (known_.insert({sender, receiver, signal}).second)
            signals_.push_back({moment_at(ledger_, time, {}, evidence).milliseconds, signal, sender,
                                receiver, evidence});
    }

    void add_what_was_seen(const Happening& one) {
        if (const auto* sent = std::get_if<SignalSent>(&one.event); sent && one.told_by) {
            for (const LedgerEntry& entry : ledger_.entries())
                if (is_target(*sent, entry) && !entry.is_of_the_past && entry.since <= one.time &&
                    !ended_before(entry, one.time))
                    add(one.time, one.told_by, entry.key.pid, sent->signal, Evidence::Observed);
        } else if (const auto* seen = std::get_if<SignalDelivered>(&one.event);
                   seen && !one.told_by) {
            add(one.time, seen->sender.process, seen->process, seen->signal, Evidence::Observed);
        }
    }

    // What follows from the end of a process, or from a signal that the process has survived.
    void add_what_had_an_effect(const LedgerEntry& entry) {
        add_sender(entry, SIGHUP);
        if (const auto caught = ledger_.caught_before_exit(entry))
            add_sender(entry, *caught);
        const auto* killed =
            entry.death && entry.death->how ? std::get_if<Signaled>(&*entry.death->how) : nullptr;
        if (killed)
            add_sender(entry, killed->signal);
    }

    void add_sender(const LedgerEntry& entry, int signal) {
        const auto sender = ledger_.sender_of(entry, signal);
        if (!sender || sender->time < *ledger_.ended_at())
            return;
        const bool by_kernel = std::holds_alternative<KernelSent>(sender->origin);
        nanoseconds time = sender->time;
        // The rule of the kernel: the jobs are signalled when the leader has ended, not before.
        const bool is_of_the_leaders_end = by_kernel && &entry != &leader_ && leader_.death &&
                                           sender->evidence == Evidence::Inferred;
        if (is_of_the_leaders_end)
            time = entry.death ? std::min(leader_.death->time, entry.death->time)
                               : leader_.death->time;
        add(time, sending_process(sender->origin), entry.key.pid, signal, sender->evidence);
        // SIGCONT follows, so that a stopped process can act on SIGHUP.
        if (is_of_the_leaders_end && signal == SIGHUP && entry.before && entry.before->is_stopped())
            add(time, std::nullopt, entry.key.pid, SIGCONT, Evidence::Inferred);
    }

    const Ledger& ledger_;
    const LedgerEntry& leader_;
    std::set<std::tuple<std::optional<Pid>, Pid, int>> known_;
    std::vector<AutopsySignal> signals_;
};

} // namespace

std::vector<AutopsySignal> signals_of_end(const Ledger& ledger) {
    if (!ledger.leader() || !ledger.entry(*ledger.leader()) || !ledger.ended_at())
        return {};
    return Signals(ledger).make();
}

} // namespace leash
