// Putting the timeline together: the beginning, the sends, the deeds, the aftermath.
#include "insight/timeline.hpp"

#include "insight/aftermath.hpp"
#include "insight/timeline_sends.hpp"

#include <algorithm>
#include <csignal>

namespace leash {
namespace {

using std::chrono::nanoseconds;

std::string number(Pid pid) {
    return std::to_string(pid.value);
}

// Lines of one millisecond are in this order. A deed is what a process did about a signal; the
// deeds of one millisecond share a line, and every other moment has a line of its own.
enum class Kind { Beginning, Send, Deed, Aftermath };

struct Moment {
    AutopsyMoment moment;
    Kind kind;
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
            moments_.push_back({std::move(line), Kind::Send});
        // The deed of the leader comes last: its jobs went first within the same millisecond.
        for (const LedgerEntry& entry : ledger_.entries())
            if (&entry != leader_)
                add_deed(entry);
        add_deed(*leader_);
        for (AutopsyMoment& line : aftermath(ledger_, after_))
            moments_.push_back({std::move(line), Kind::Aftermath});
        std::stable_sort(moments_.begin(), moments_.end(), [](const Moment& a, const Moment& b) {
            return std::pair(a.moment.milliseconds, a.kind) <
                   std::pair(b.moment.milliseconds, b.kind);
        });
        return joined();
    }

  private:
    void add(nanoseconds time, Kind kind, std::string text, Evidence evidence) {
        moments_.push_back({moment_at(ledger_, time, std::move(text), evidence), kind});
    }

    bool is_late(nanoseconds time) const { return time >= *ledger_.ended_at(); }

    void add_beginning() {
        const Pid leader = leader_->key.pid;
        const auto sender = ledger_.sender_of(
            *leader_, ledger_.ending() == Ending::Kill ? killing_signal() : SIGHUP);
        const std::string by = sender ? sender_phrase(ledger_, sender->origin, leader) : "";
        switch (ledger_.ending()) {
        case Ending::None:
            return;
        case Ending::Hangup:
            add(*ledger_.ended_at(), Kind::Beginning,
                "cable pulled: the kernel sends SIGHUP to " + number(leader) +
                    ", the session leader",
                sender ? sender->evidence : Evidence::Inferred);
            return;
        case Ending::Exit:
            add(*ledger_.ended_at(), Kind::Beginning,
                timeline_name(ledger_, leader) +
                    (leader_->became.empty()
                         ? " leaves: exit"
                         : " comes to its end; `exec` had put it in leash's place"),
                Evidence::Observed);
            return;
        case Ending::Sighup:
        case Ending::Kill: {
            const std::string signal =
                with_sig(ledger_.ending() == Ending::Kill ? killing_signal() : SIGHUP);
            const std::string leash = timeline_name(ledger_, leader);
            std::string text = by == "itself" ? leash + " sends " + signal + " to itself"
                                              : by + " sends " + signal + " to " + leash;
            if (by.empty())
                text = signal + " to " + leash + "; sender unknown";
            add(*ledger_.ended_at(), Kind::Beginning, std::move(text),
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

    void add_deed(const LedgerEntry& entry) {
        if (entry.death) {
            if (!is_late(entry.death->time))
                return;
            const auto& how = entry.death->how;
            const auto* exited = how ? std::get_if<Exited>(&*how) : nullptr;
            const auto caught = ledger_.caught_before_exit(entry);
            std::string deed = !how     ? " is gone"
                               : exited ? " exits " + std::to_string(exited->status)
                                        : " dies";
            if (caught)
                deed += " after " + with_sig(*caught);
            add(entry.death->time, Kind::Deed, number(entry.key.pid) + deed, entry.death->evidence);
            return;
        }
        const auto sender = ledger_.sender_of(entry, SIGHUP);
        const ProcessFacts* now = after_.find(entry.key);
        const ProcessFacts* then = entry.before ? &*entry.before : now;
        if (!sender || !is_late(sender->time) || !then)
            return;
        std::string deed;
        if (then->ignored.contains(SIGHUP))
            deed = entry.command.rfind("nohup ", 0) == 0 ? " ignores it (nohup)" : " ignores it";
        else if (then->blocked.contains(SIGHUP))
            deed = " blocks it";
        else if (then->caught.contains(SIGHUP))
            deed = " catches it";
        if (!deed.empty())
            add(sender->time, Kind::Deed, number(entry.key.pid) + deed, sender->evidence);
    }

    std::vector<AutopsyMoment> joined() const {
        std::vector<AutopsyMoment> lines;
        Kind last = Kind::Beginning;
        for (const Moment& one : moments_) {
            const bool joins = !lines.empty() && one.kind == Kind::Deed && last == Kind::Deed &&
                               lines.back().milliseconds == one.moment.milliseconds &&
                               lines.back().evidence == one.moment.evidence;
            if (joins)
                lines.back().text += "; " + one.moment.text;
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
