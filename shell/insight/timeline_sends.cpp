// The lines about signals: told by leashes, seen by a tracer, and sent by the kernel.
#include "insight/timeline_sends.hpp"

#include "base/message_list.hpp"
#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "insight/words.hpp"

#include <algorithm>
#include <csignal>

namespace leash {
namespace {

using std::chrono::nanoseconds;
using namespace std::chrono_literals;

// Only the last sends can share a line with the next. A shell that sends without end would make the
// search long.
template <class Send> auto newest(std::vector<Send>& sends) {
    constexpr std::ptrdiff_t most_open = 64;
    return sends.end() - std::min(most_open, std::ssize(sends));
}

class Sends {
  public:
    // The leader must have an entry, and the ledger an end.
    explicit Sends(const Ledger& ledger)
        : ledger_(ledger), leader_(ledger.entry(*ledger.leader())) {}

    std::vector<AutopsyMoment> make() {
        add_told_sends();
        add_traced_sends();
        add_kernel_sends();
        return std::move(lines_);
    }

  private:
    void add(nanoseconds time, Message text, Evidence evidence) {
        lines_.push_back(moment_at(ledger_, time, std::move(text), evidence));
    }

    bool is_late(nanoseconds time) const { return time >= *ledger_.ended_at(); }
    Message name_of(Pid pid) const { return timeline_name(ledger_, pid); }

    // Adds the signals that leashes have told. Several sends of one signal for one reason share a
    // line.
    void add_told_sends() {
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
            // A shell may send HUP and CONT in turns, job by job. The sends of one signal within a
            // millisecond share a line.
            auto place = std::find_if(newest(sends), sends.end(), [&](const Send& earlier) {
                return earlier.shell == *one.told_by && earlier.signal == sent->signal &&
                       sent->why == earlier.why && one.time - earlier.time < 1ms;
            });
            if (place == sends.end())
                place = sends.insert(
                    place, {one.time, *one.told_by, sent->signal, in_english(sent->why), {}, {}});
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
            const Message groups = send.groups.empty() ? Message()
                                   : send.groups.size() == 1
                                       ? _("group {0}", enumerated(send.groups))
                                       : _("groups {0}", enumerated(send.groups));
            const Message targets =
                only_jobs ? n_("its job: {0}", "its jobs: {0}", send.groups.size(), groups)
                : send.processes.empty() ? groups
                : send.groups.empty()    ? enumerated(send.processes)
                                         : _("{0} and {1}", groups, enumerated(send.processes));
            add(send.time,
                _("{0} sends {1} to {2}", name_of(send.shell), with_sig(send.signal), targets),
                Evidence::Observed);
        }
    }

    // Adds the signals of other processes than leashes. A tracer has seen these signals at their
    // receivers.
    void add_traced_sends() {
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
            auto place = std::find_if(newest(sends), sends.end(), [&](const Send& earlier) {
                return earlier.sender == sender && earlier.signal == delivered->signal &&
                       one.time - earlier.time < 10ms;
            });
            if (place == sends.end())
                place = sends.insert(place, {one.time, sender, delivered->signal, {}});
            place->receivers.push_back(number(delivered->process));
        }
        for (const Send& send : sends)
            add(send.time,
                _("{0} sends {1} to {2}", name_of(send.sender), with_sig(send.signal),
                  enumerated(send.receivers)),
                Evidence::Observed);
    }

    // A signal to the leader, such as kill -HUP $$, may be the beginning, which has its own line.
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

    // When the session leader ends, the kernel signals the foreground process group, and each
    // process group that becomes orphaned with a stopped member (POSIX XSH _exit).
    void add_kernel_sends() {
        if (!leader_->death)
            return;
        std::vector<std::string> foreground, stopped, by_silent_shell;
        Evidence of_foreground = Evidence::Observed, of_stopped = Evidence::Observed;
        for (const LedgerEntry& entry : ledger_.entries()) {
            if (&entry == leader_ || (entry.death && !is_late(entry.death->time)))
                continue;
            const auto sender = ledger_.sender_of(entry, SIGHUP);
            const bool by_kernel = sender && std::holds_alternative<KernelSent>(sender->origin);
            if (!sender || sender->time < *ledger_.ended_at() ||
                (!by_kernel && sender->evidence == Evidence::Observed))
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
            add(*ledger_.ended_at(),
                _("{0} sends SIGHUP to {1}", name_of(leader_->key.pid),
                  enumerated(by_silent_shell)),
                Evidence::Inferred);
        if (!foreground.empty())
            add(leader_->death->time,
                _("{0} is gone: the kernel sends SIGHUP to {1}, the foreground group",
                  leader_->key.pid.value, enumerated(foreground)),
                of_foreground);
        if (!stopped.empty())
            add(leader_->death->time,
                _("{0} is gone: the kernel sends SIGHUP, SIGCONT to stopped {1}",
                  leader_->key.pid.value, enumerated(stopped)),
                of_stopped);
    }

    const Ledger& ledger_;
    const LedgerEntry* leader_;
    std::vector<AutopsyMoment> lines_;
};

} // namespace

AutopsyMoment moment_at(const Ledger& ledger, nanoseconds time, Message text, Evidence evidence) {
    const nanoseconds since = time - *ledger.ended_at();
    const long milliseconds = std::max(
        0L,
        static_cast<long>(std::chrono::duration_cast<std::chrono::milliseconds>(since).count()));
    return {milliseconds, std::move(text), evidence};
}

Message timeline_name(const Ledger& ledger, Pid pid) {
    const LedgerEntry* entry = ledger.entry(pid);
    if (pid == ledger.menu())
        return _("the menu");
    if (entry && entry->is_shell)
        return Message::verbatim(number(pid) + " (leash)");
    if (entry && !entry->became.empty())
        return Message::verbatim(number(pid) + " (" + program_of(entry->became) + ")");
    return Message::verbatim(number(pid) +
                             (entry && entry->last ? " (" + entry->last->name + ")" : ""));
}

std::vector<AutopsyMoment> timeline_sends(const Ledger& ledger) {
    return Sends(ledger).make();
}

} // namespace leash
