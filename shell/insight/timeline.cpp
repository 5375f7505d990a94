#include "insight/timeline.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "insight/aftermath.hpp"

#include <algorithm>
#include <csignal>

namespace leash {
namespace {

using std::chrono::nanoseconds;
using namespace std::chrono_literals;

std::string number(Pid pid) {
    return std::to_string(pid.value);
}

// Sends are lines of their own; what single processes do in one millisecond shares a line.
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
        add_sends();
        add_sends_seen_by_a_tracer();
        add_kernels_sends();
        // The leader's deed last: within one millisecond its jobs went first.
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
        const nanoseconds since = time - *ledger_.ended_at();
        const long milliseconds =
            std::max(0L, static_cast<long>(
                             std::chrono::duration_cast<std::chrono::milliseconds>(since).count()));
        moments_.push_back({{milliseconds, std::move(text), evidence}, kind});
    }

    bool is_late(nanoseconds time) const { return time >= *ledger_.ended_at(); }

    std::string name_of(Pid pid) const {
        const LedgerEntry* entry = ledger_.entry(pid);
        if (pid == ledger_.menu())
            return "the menu";
        if (entry && entry->is_shell)
            return number(pid) + " (leash)";
        if (entry && !entry->became.empty())
            return number(pid) + " (" + program_of(entry->became) + ")";
        return number(pid) + (entry && entry->last ? " (" + entry->last->name + ")" : "");
    }

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
                name_of(leader) + (leader_->became.empty()
                                       ? " leaves: exit"
                                       : " comes to its end; `exec` had put it in leash's place"),
                Evidence::Observed);
            return;
        case Ending::Sighup:
        case Ending::Kill: {
            const std::string signal =
                with_sig(ledger_.ending() == Ending::Kill ? killing_signal() : SIGHUP);
            const std::string leash = name_of(leader);
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

    // What leashes have told of. Several sends of one signal for one reason are one line.
    void add_sends() {
        struct Send {
            nanoseconds time;
            Pid shell;
            int signal;
            std::string why;
            std::vector<std::string> groups, processes;
            bool to_jobs = true;
        };
        std::vector<Send> sends;
        for (const Happening& one : ledger_.happenings()) {
            const auto* sent = std::get_if<SignalSent>(&one.event);
            if (!sent || !one.told_by || !is_late(one.time) || is_beginning(*sent))
                continue;
            // HUP and CONT may take turns, job by job; each is told once a millisecond.
            auto place = std::find_if(sends.begin(), sends.end(), [&](const Send& earlier) {
                return earlier.shell == *one.told_by && earlier.signal == sent->signal &&
                       earlier.why == sent->why && one.time - earlier.time < 1ms;
            });
            if (place == sends.end())
                place =
                    sends.insert(place, {one.time, *one.told_by, sent->signal, sent->why, {}, {}});
            Send& send = *place;
            std::visit(overloaded{
                           [&](Pid pid) { send.processes.push_back(number(pid)); },
                           [&](ProcessGroup group) {
                               send.groups.push_back(std::to_string(group.value));
                               send.to_jobs = send.to_jobs && is_job_of(*one.told_by, group);
                           },
                       },
                       sent->target);
        }
        for (const Send& send : sends) {
            const bool only_jobs = send.processes.empty() && send.to_jobs;
            std::string targets;
            if (!send.groups.empty())
                targets = (send.groups.size() == 1 ? "group " : "groups ") + listed(send.groups);
            if (!send.processes.empty())
                targets.append(targets.empty() ? "" : " and ").append(listed(send.processes));
            if (only_jobs)
                targets.insert(0, send.groups.size() == 1 ? "its job: " : "its jobs: ");
            add(send.time, Kind::Send,
                name_of(send.shell) + " sends " + with_sig(send.signal) + " to " + targets,
                Evidence::Observed);
        }
    }

    // What others than leashes have sent, as a tracer has seen it at whoever got it.
    void add_sends_seen_by_a_tracer() {
        struct Send {
            nanoseconds time;
            Pid sender;
            int signal;
            std::vector<std::string> receivers;
        };
        std::vector<Send> sends;
        for (const Happening& one : ledger_.happenings()) {
            const auto* delivered = std::get_if<SignalDelivered>(&one.event);
            if (!delivered || one.told_by || !is_late(one.time) || !delivered->sender.process)
                continue;
            const Pid sender = *delivered->sender.process;
            const LedgerEntry* entry = ledger_.entry(sender);
            const bool is_beginning = delivered->process == leader_->key.pid;
            const bool is_told = (entry && entry->is_shell) || sender == ledger_.menu();
            if (is_beginning || sender == delivered->process || is_told)
                continue;
            auto place = std::find_if(sends.begin(), sends.end(), [&](const Send& earlier) {
                return earlier.sender == sender && earlier.signal == delivered->signal &&
                       one.time - earlier.time < 10ms;
            });
            if (place == sends.end())
                place = sends.insert(place, {one.time, sender, delivered->signal, {}});
            place->receivers.push_back(number(delivered->process));
        }
        for (const Send& send : sends)
            add(send.time, Kind::Send,
                name_of(send.sender) + " sends " + with_sig(send.signal) + " to " +
                    listed(send.receivers),
                Evidence::Observed);
    }

    // kill -HUP $$ is the beginning itself, which has its own line.
    bool is_beginning(const SignalSent& sent) const {
        const bool hits_leader =
            std::visit(overloaded{
                           [&](Pid pid) { return pid == leader_->key.pid; },
                           [&](ProcessGroup group) { return group == leader_->group; },
                       },
                       sent.target);
        return hits_leader &&
               (ledger_.ending() == Ending::Sighup || ledger_.ending() == Ending::Kill);
    }

    bool is_job_of(Pid shell, ProcessGroup group) const {
        const auto& jobs = ledger_.jobs();
        return std::any_of(jobs.begin(), jobs.end(), [&](const LedgerJob& job) {
            return job.shell == shell && job.group == group;
        });
    }

    // With the session leader gone, the kernel signals the foreground process group, and each
    // group that is thereby orphaned with a stopped member (POSIX XSH _exit).
    void add_kernels_sends() {
        if (!leader_->death)
            return;
        std::vector<std::string> foreground, stopped, by_silent_shell;
        Evidence of_foreground = Evidence::Observed, of_stopped = Evidence::Observed;
        for (const LedgerEntry& entry : ledger_.entries()) {
            if (&entry == leader_ || (entry.death && !is_late(entry.death->time)))
                continue;
            const auto sender = ledger_.sender_of(entry, SIGHUP);
            const bool by_kernel = sender && std::holds_alternative<KernelSent>(sender->origin);
            if (!sender || (!by_kernel && sender->evidence == Evidence::Observed))
                continue;
            const bool was_stopped = entry.before && entry.before->is_stopped();
            auto& groups = !by_kernel ? by_silent_shell : was_stopped ? stopped : foreground;
            if (by_kernel && sender->evidence == Evidence::Inferred)
                (was_stopped ? of_stopped : of_foreground) = Evidence::Inferred;
            const std::string group = std::to_string(entry.group.value);
            if (std::find(groups.begin(), groups.end(), group) == groups.end())
                groups.push_back(group);
        }
        if (!by_silent_shell.empty())
            add(*ledger_.ended_at(), Kind::Send,
                name_of(leader_->key.pid) + " sends SIGHUP to " + listed(by_silent_shell),
                Evidence::Inferred);
        const std::string gone = number(leader_->key.pid) + " is gone: ";
        if (!foreground.empty())
            add(leader_->death->time, Kind::Send,
                gone + "the kernel sends SIGHUP to " + listed(foreground) +
                    ", the foreground group",
                of_foreground);
        if (!stopped.empty())
            add(leader_->death->time, Kind::Send,
                gone + "the kernel sends SIGHUP, SIGCONT to stopped " + listed(stopped),
                of_stopped);
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
