#include "insight/ledger.hpp"

#include "base/overloaded.hpp"

#include <algorithm>
#include <csignal>

// Folding events and snapshots in. Asking is in ledger_find.cpp and ledger_senders.cpp.
namespace leash {

using std::chrono::nanoseconds;

namespace {

// And not only missed by a look.
bool was_seen_to_die(const LedgerEntry& process) {
    return process.death && process.death->evidence == Evidence::Observed;
}

} // namespace

const LedgerEntry* Ledger::entry(Pid pid) const {
    const auto found = std::find_if(entries_.rbegin(), entries_.rend(),
                                    [&](const LedgerEntry& one) { return one.key.pid == pid; });
    return found == entries_.rend() ? nullptr : &*found;
}

const LedgerEntry* Ledger::entry(ProcessKey key) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const LedgerEntry& one) { return one.key == key; });
    return found == entries_.end() ? nullptr : &*found;
}

// The entry of this process, made if it is new. A start time of 0 is one not known yet, and
// fits the newest process of that pid: a living one, or one that a look has missed. What is told
// of a process may be read only after a look that came too late for it.
LedgerEntry& Ledger::enter(ProcessKey key, nanoseconds time) {
    auto* newest = const_cast<LedgerEntry*>(entry(key.pid));
    if (key.start_time == 0) {
        if (newest && !was_seen_to_die(*newest))
            return *newest;
    } else if (const LedgerEntry* exact = entry(key)) {
        return const_cast<LedgerEntry&>(*exact);
    } else if (newest && !newest->death && newest->key.start_time == 0) {
        newest->key = key;
        for (LedgerJob& job : jobs_)
            for (ProcessKey& process : job.processes)
                if (process.pid == key.pid && process.start_time == 0)
                    process = key;
        return *newest;
    }
    LedgerEntry& made = entries_.emplace_back();
    made.key = key;
    made.group = group_led_by(key.pid);
    made.since = time;
    return made;
}

void Ledger::set_leader(ProcessKey leader, std::string command) {
    leader_ = leader.pid;
    enter(leader, nanoseconds{}).command = std::move(command);
    if (!foreground_group_)
        foreground_group_ = group_led_by(leader.pid);
}

void Ledger::name_process(ProcessKey key, std::string name) {
    enter(key, nanoseconds{}).name = std::move(name);
}

// Events of several leashes arrive in any order; the ledger keeps the order of time.
void Ledger::note(const Event& event, std::optional<Pid> teller) {
    const auto place =
        std::upper_bound(happenings_.begin(), happenings_.end(), event.time,
                         [](nanoseconds time, const Happening& one) { return time < one.time; });
    happenings_.insert(place, Happening{event.time, teller, event.body});
}

void Ledger::record(Pid teller, const Event& event) {
    note(event, teller);
    const nanoseconds time = event.time;
    const bool by_leader = teller == leader_;
    std::visit(
        overloaded{
            [&](const ShellStarted& started) {
                LedgerEntry& shell = enter({started.shell, 0}, time);
                shell.is_shell = true;
                shell.became.clear();
                shell.group = started.group;
            },
            [&](const ShellReplaced& replaced) {
                LedgerEntry& shell = enter({teller, 0}, time);
                shell.is_shell = false;
                shell.became = replaced.command;
            },
            [&](const ProcessStarted& started) {
                LedgerEntry& process = enter({started.pid, started.start_time}, time);
                process.group = started.group;
                process.command = started.command;
                process.shell = teller;
            },
            [&](const JobStarted& started) { start_job(teller, started, time); },
            [&](const JobNumbered& numbered) { number_job(teller, numbered); },
            [&](const JobMoved& moved) { move_job(teller, moved); },
            [&](const JobDisowned& disowned) {
                if (LedgerJob* job = job_of(teller, disowned.group))
                    job->disowned = true;
            },
            [&](const LastBackground& last) { last_background_ = last.pid; },
            [&](const DaemonStarted& started) {
                LedgerEntry& daemon = enter({started.pid, 0}, time);
                daemon.is_daemon = true;
                daemon.command = started.command;
                daemon.shell = teller;
            },
            // How a thing was done changes nothing of what is so.
            [](const StartPlanned&) {},
            [](const StartFailed&) {},
            [](const ProcessGrouped&) {},
            [](const ModesSaved&) {},
            [](const ModesRestored&) {},
            [](const NotificationHeld&) {},
            [&](const TerminalLent& lent) { foreground_group_ = lent.group; },
            [&](const TerminalTakenBack&) {
                if (const LedgerEntry* shell = entry(teller))
                    foreground_group_ = shell->group;
            },
            [&](const StateChanged& changed) { change_state(changed.pid, changed.state, time); },
            [&](const SignalSent& sent) { signal_sent(sent, time); },
            [&](const SignalReceived& received) {
                if (by_leader && received.signal == SIGHUP)
                    begin_farewell(received.sender.process ? Ending::Sighup : Ending::Hangup, time);
            },
            [](const SignalDelivered&) {}, // only a tracer sees these: saw()
            [](const SetuidIgnored&) {},
            [&](const TerminalGone&) {
                if (by_leader)
                    begin_farewell(Ending::Hangup, time);
            },
            [&](const PromptShown&) {
                // It lives on: `exit` was refused for stopped jobs, or its policy ignores SIGHUP.
                if (by_leader)
                    farewell_.reset();
            },
            [&](const ShellExits&) {
                if (by_leader)
                    begin_farewell(Ending::Exit, time);
            },
        },
        event.body);
}

void Ledger::saw(const Event& event) {
    note(event, std::nullopt);
    const auto* delivered = std::get_if<SignalDelivered>(&event.body);
    if (delivered && delivered->process == leader_ && delivered->signal == SIGHUP)
        begin_farewell(delivered->sender.process ? Ending::Sighup : Ending::Hangup, event.time);
}

void Ledger::meet(const ProcessFacts& facts, nanoseconds time) {
    take_in(facts, time);
}

void Ledger::record_learners(Pid menu, nanoseconds time, const SignalSent& sent) {
    menu_ = menu;
    note({time, sent}, menu);
    signal_sent(sent, time);
}

void Ledger::signal_sent(const SignalSent& sent, nanoseconds time) {
    if (targets_leader(sent) && sent.signal == SIGHUP)
        begin_farewell(Ending::Sighup, time);
    if (targets_leader(sent) && sent.signal == SIGKILL)
        begin_farewell(Ending::Kill, time);
}

// The first reason counts: a shell that was hung up may still leave in an orderly way.
void Ledger::begin_farewell(Ending ending, nanoseconds time) {
    if (!farewell_)
        farewell_ = Farewell{ending, time};
}

bool Ledger::targets_leader(const SignalSent& sent) const {
    const LedgerEntry* leader = leader_ ? entry(*leader_) : nullptr;
    return leader && std::visit(overloaded{
                                    [&](Pid target) { return target == leader->key.pid; },
                                    [&](ProcessGroup target) { return target == leader->group; },
                                },
                                sent.target);
}

void Ledger::reaped(Pid pid, ProcessState how, nanoseconds time) {
    note({time, StateChanged{pid, how}}, std::nullopt);
    enter({pid, 0}, time);
    change_state(pid, how, time);
}

void Ledger::change_state(Pid pid, ProcessState state, nanoseconds time) {
    // Newest, not living: the report of a death may come after a snapshot missed the process.
    auto* process = const_cast<LedgerEntry*>(entry(pid));
    if (!process || was_seen_to_die(*process))
        return;
    process->state = state;
    if (is_over(state))
        process->death = Death{state, Evidence::Observed, time};
    for (LedgerJob& job : jobs_) {
        const bool is_member = std::find(job.processes.begin(), job.processes.end(),
                                         process->key) != job.processes.end();
        if (!is_member || is_after_the_end(time) || job.stopped == is_stopped(state))
            continue;
        job.stopped = is_stopped(state);
        touch(job);
    }
    if (is_over(state) && pid == leader_)
        leader_died(state, time);
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
    // A farewell that does not fit the death was none: SIGHUP told, then SIGKILL from outside.
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

LedgerJob* Ledger::job_of(Pid shell, ProcessGroup group) {
    const auto found = std::find_if(jobs_.rbegin(), jobs_.rend(), [&](const LedgerJob& job) {
        return job.shell == shell && job.group == group;
    });
    return found == jobs_.rend() ? nullptr : &*found;
}

void Ledger::start_job(Pid teller, const JobStarted& started, nanoseconds time) {
    LedgerJob job;
    job.number = started.number;
    job.shell = teller;
    job.group = started.group;
    job.command = started.command;
    job.foreground = started.foreground;
    for (const Pid pid : started.processes) {
        LedgerEntry& process = enter({pid, 0}, time);
        process.group = started.group;
        if (started.number != 0)
            process.job = started.number;
        job.processes.push_back(process.key);
    }
    touch(job);
    jobs_.push_back(std::move(job));
}

void Ledger::number_job(Pid teller, const JobNumbered& numbered) {
    LedgerJob* job = job_of(teller, numbered.group);
    if (!job)
        return;
    job->number = numbered.number;
    for (const ProcessKey& process : job->processes)
        enter(process, nanoseconds{}).job = numbered.number;
    std::rotate(jobs_.begin() + (job - jobs_.data()), jobs_.begin() + (job - jobs_.data()) + 1,
                jobs_.end()); // to the end: its number was told last
}

void Ledger::move_job(Pid teller, const JobMoved& moved) {
    if (LedgerJob* job = job_of(teller, moved.group)) {
        job->foreground = moved.foreground;
        touch(*job);
    }
}

void Ledger::observe(const Snapshot& snapshot, nanoseconds time) {
    // A child may have a smaller pid than its parent, so look until nothing new turns up.
    std::vector<ProcessKey> taken;
    const auto is_taken = [&](ProcessKey key) {
        return std::find(taken.begin(), taken.end(), key) != taken.end();
    };
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
            taken.push_back(facts.key);
            found_more = true;
        }
    }
    infer_deaths(snapshot, time);
}

void Ledger::take_in(const ProcessFacts& facts, nanoseconds time) {
    LedgerEntry& process = enter(facts.key, time);
    if (process.death)
        return; // a snapshot older than the report
    if (facts.is_zombie() && process.last) {
        // A zombie has lost its command line and descriptors: what was known of them stays.
        process.last->state = facts.state;
        process.last->parent = facts.parent;
        return;
    }
    process.last = facts;
    process.group = facts.group;
    if (!process.shell && process.key.pid != leader_)
        process.command = facts.command();
    if (!is_after_the_end(time))
        process.before = facts;
    if (facts.is_stopped() != is_stopped(process.state)) {
        // /proc does not say by which signal: 0.
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
        if (!process.death || process.death->how)
            continue;
        // Its parent told us nothing. A deadly signal sent to it will have been the reason;
        // tried again at each look, since the telling of a signal may arrive later.
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
