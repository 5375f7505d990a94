// Putting the timeline together: the beginning, the sends, the deeds, the aftermath.
#include "insight/timeline.hpp"

#include "insight/aftermath.hpp"
#include "insight/timeline_sends.hpp"

#include <algorithm>
#include <csignal>

namespace leash {
namespace {

using std::chrono::nanoseconds;

// Lines of one millisecond are in this order. A deed is what a process did about a signal; the
// deeds of one millisecond share a line, and every other moment has a line of its own.
enum class MomentKind { Beginning, Send, Deed, Aftermath };

struct Moment {
    AutopsyMoment moment;
    MomentKind kind;
};

class Timeline {
  public:
    Timeline(const Ledger& ledger, const Snapshot& after) : ledger_(ledger), after_(after) {
        if (ledger.leader())
            leader_ = ledger.entry(*ledger.leader());
    }

    std::vector<AutopsyMoment> make() {
        if (!leader_ || !ledger_.ended_at())
            return {};
        add_beginning();
        for (AutopsyMoment& line : timeline_sends(ledger_))
            moments_.push_back({std::move(line), MomentKind::Send});
        // The deed of the leader comes last: its jobs went first within the same millisecond.
        for (const LedgerEntry& entry : ledger_.entries())
            if (&entry != leader_)
                add_deed(entry);
        add_deed(*leader_);
        for (AutopsyMoment& line : aftermath(ledger_, after_))
            moments_.push_back({std::move(line), MomentKind::Aftermath});
        std::stable_sort(moments_.begin(), moments_.end(), [](const Moment& a, const Moment& b) {
            return std::pair(a.moment.milliseconds, a.kind) <
                   std::pair(b.moment.milliseconds, b.kind);
        });
        return joined();
    }

  private:
    void add(nanoseconds time, MomentKind kind, Message text, Evidence evidence) {
        moments_.push_back({moment_at(ledger_, time, std::move(text), evidence), kind});
    }

    bool is_late(nanoseconds time) const { return time >= *ledger_.ended_at(); }

    void add_beginning() {
        const Pid leader = leader_->key.pid;
        const auto sender = ledger_.sender_of(
            *leader_, ledger_.ending() == Ending::Kill ? killing_signal() : SIGHUP);
        const Message by = sender ? sender_phrase(ledger_, sender->origin, leader) : Message();
        switch (ledger_.ending()) {
        case Ending::None:
            return;
        case Ending::Hangup:
            add(*ledger_.ended_at(), MomentKind::Beginning,
                _("cable pulled: the kernel sends SIGHUP to {0}, the session leader", leader.value),
                sender ? sender->evidence : Evidence::Inferred);
            return;
        case Ending::Exit:
            add(*ledger_.ended_at(), MomentKind::Beginning,
                leader_->became.empty() ? _("{0} leaves: exit", timeline_name(ledger_, leader))
                                        : _("{0} ends; `exec` had put it in leash's place",
                                            timeline_name(ledger_, leader)),
                Evidence::Observed);
            return;
        case Ending::Sighup:
        case Ending::Kill: {
            const std::string signal =
                with_sig(ledger_.ending() == Ending::Kill ? killing_signal() : SIGHUP);
            const Message leash = timeline_name(ledger_, leader);
            Message text = by == "itself" ? _("{0} sends {1} to itself", leash, signal)
                                          : _("{0} sends {1} to {2}", by, signal, leash);
            if (by.empty())
                text = _("{0} to {1}; sender unknown", signal, leash);
            add(*ledger_.ended_at(), MomentKind::Beginning, std::move(text),
                by.empty() ? Evidence::Inferred : sender->evidence);
            return;
        }
        }
    }

    int killing_signal() const {
        const auto* killed = leader_->death && leader_->death->how
                                 ? std::get_if<Signaled>(&*leader_->death->how)
                                 : nullptr;
        return killed ? killed->signal : SIGKILL;
    }

    // The ledger infers what the kernel sent from the end of the terminal, and gives the time of
    // that end. But the kernel sends to the jobs only when the leader is gone: timeline_sends.cpp
    // says so at the same time.
    nanoseconds time_of(const Attribution& sender) const {
        const bool is_inferred = sender.evidence == Evidence::Inferred &&
                                 std::holds_alternative<KernelSent>(sender.origin);
        return is_inferred && leader_->death ? std::max(sender.time, leader_->death->time)
                                             : sender.time;
    }

    void add_deed(const LedgerEntry& entry) {
        if (entry.death) {
            if (!is_late(entry.death->time))
                return;
            const auto& how = entry.death->how;
            const auto* exited = how ? std::get_if<Exited>(&*how) : nullptr;
            const auto caught = ledger_.caught_before_exit(entry);
            const pid_t pid = entry.key.pid.value;
            const Message deed = !how               ? _("{0} is gone", pid)
                                 : exited && caught ? _("{0} exits {1} after {2}", pid,
                                                        exited->status, with_sig(*caught))
                                 : exited           ? _("{0} exits {1}", pid, exited->status)
                                                    : _("{0} dies", pid);
            add(entry.death->time, MomentKind::Deed, deed, entry.death->evidence);
            return;
        }
        const auto sender = ledger_.sender_of(entry, SIGHUP);
        const ProcessFacts* now = after_.find(entry.key);
        const ProcessFacts* then = entry.before ? &*entry.before : now;
        if (!sender || !is_late(sender->time) || !then)
            return;
        const pid_t pid = entry.key.pid.value;
        Message deed;
        if (then->ignored.contains(SIGHUP))
            deed = entry.command.rfind("nohup ", 0) == 0 ? _("{0} ignores it (nohup)", pid)
                                                         : _("{0} ignores it", pid);
        else if (then->blocked.contains(SIGHUP))
            deed = _("{0} blocks it", pid);
        else if (then->caught.contains(SIGHUP))
            deed = _("{0} catches it", pid);
        if (!deed.empty())
            add(time_of(*sender), MomentKind::Deed, deed, sender->evidence);
    }

    std::vector<AutopsyMoment> joined() const {
        std::vector<AutopsyMoment> lines;
        MomentKind last = MomentKind::Beginning;
        for (const Moment& one : moments_) {
            const bool joins = !lines.empty() && one.kind == MomentKind::Deed &&
                               last == MomentKind::Deed &&
                               lines.back().milliseconds == one.moment.milliseconds &&
                               lines.back().evidence == one.moment.evidence;
            if (joins)
                lines.back().text = _("{0}; {1}", lines.back().text, one.moment.text);
            else
                lines.push_back(one.moment);
            last = one.kind;
        }
        return lines;
    }

    const Ledger& ledger_;
    const Snapshot& after_;
    const LedgerEntry* leader_ = nullptr;
    std::vector<Moment> moments_;
};

} // namespace

std::vector<AutopsyMoment> make_timeline(const Ledger& ledger, const Snapshot& after) {
    return Timeline(ledger, after).make();
}

} // namespace leash
