// Entering snapshots: what /proc shows of the processes, and which of them have died.
#include "insight/ledger.hpp"

#include <algorithm>
#include <csignal>
#include <set>

namespace leash {

using std::chrono::nanoseconds;

namespace {

// A leash that cannot tell an event within a second tells nothing any more.
constexpr std::chrono::seconds longest_way_of_an_event(10);

} // namespace

void Ledger::observe(const Snapshot& snapshot, nanoseconds time) {
    // The snapshot is in order of pids, and a child may have a smaller pid than its parent. So the
    // search is repeated until it finds nothing new.
    std::set<pid_t> taken; // a snapshot has a pid once
    const auto is_taken = [&](ProcessKey key) { return taken.count(key.pid.value) != 0; };
    const auto belongs = [&](const ProcessFacts& facts) {
        if (leader_ && facts.session == session_led_by(*leader_))
            return true;
        const ProcessFacts* parent = snapshot.find(facts.parent);
        const LedgerEntry* known = entry(facts.key.pid);
        const bool is_known =
            known && (known->key == facts.key || (known->key.start_time == 0 && !known->death));
        return is_known || (parent && (is_taken(parent->key) || entry(parent->key)));
    };
    for (bool found_more = true; found_more;) {
        found_more = false;
        for (const auto& [pid, facts] : snapshot.processes) {
            if (is_taken(facts.key) || !belongs(facts))
                continue;
            take_in(facts, time);
            taken.insert(facts.key.pid.value);
            found_more = true;
        }
    }
    infer_deaths(snapshot, time);
    forget_the_oldest();
}

void Ledger::take_in(const ProcessFacts& facts, nanoseconds time) {
    LedgerEntry& process = enter(facts.key, time);
    if (process.death)
        return; // the snapshot is older than the report of the death
    if (facts.is_zombie() && process.last) {
        // A zombie has lost its command line and descriptors, so their last values stay.
        process.last->state = facts.state;
        process.last->parent = facts.parent;
        return;
    }
    const std::string working_directory = process.last ? process.last->working_directory : "";
    process.last = facts;
    // Race: a process that is about to become a zombie has lost its working directory already. The
    // last one known stays: the files of a lesson are looked for there.
    if (facts.working_directory.empty())
        process.last->working_directory = working_directory;
    process.group = facts.group;
    if (!process.born_of)
        process.born_of = facts.parent;
    if (facts.is_stopped())
        process.stopped_at = time;
    // Otherwise the kernel may be hanging the process up just now.
    else if (!has_lost_its_parent(process))
        process.stopped_at.reset();
    if (!process.shell && process.key.pid != leader_)
        process.command = facts.command();
    if (!is_after_the_end(time))
        process.before = process.last;
    if (facts.is_stopped() != is_stopped(process.state)) {
        // /proc does not say which signal stopped the process: Stopped{0}.
        process.state = facts.is_stopped() ? ProcessState(Stopped{0}) : ProcessState(Running{});
        for (LedgerJob& job : jobs_)
            if (job.group == process.group && !is_after_the_end(time))
                job.stopped = facts.is_stopped();
    }
}

void Ledger::infer_deaths(const Snapshot& snapshot, nanoseconds time) {
    for (LedgerEntry& process : entries_) {
        const bool is_there = process.key.start_time == 0 ? snapshot.find(process.key.pid)
                                                          : snapshot.find(process.key);
        if (!process.death && !is_there && process.since <= time)
            process.death = Death{std::nullopt, Evidence::Inferred, time};
        if (!process.death || process.death->how ||
            time - process.death->time > longest_way_of_an_event)
            continue;
        // The parent told us nothing about this death. If the process was sent a deadly signal,
        // that signal will have been the reason. This is tried again with each snapshot for a
        // while, because the event that tells of the signal may arrive after the snapshot.
        const auto& facts = process.before ? process.before : process.last;
        for (const int signal : {SIGKILL, SIGHUP, SIGTERM, SIGINT, SIGQUIT}) {
            const bool is_deadly =
                signal == SIGKILL ||
                (facts && !facts->ignored.contains(signal) && !facts->caught.contains(signal) &&
                 !facts->blocked.contains(signal));
            if (is_deadly && was_sent(process, signal)) {
                process.death->how = Signaled{signal};
                process.state = Signaled{signal};
                break;
            }
        }
    }
}

} // namespace leash
