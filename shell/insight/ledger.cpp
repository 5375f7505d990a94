// Entering events: processes, jobs and changes of state, as leashes and the stage tell them.
//
// ledger_observe.cpp enters snapshots, and ledger_ending.cpp the end of the session. What is kept,
// and for how long, stands in ledger_memory.cpp. Questions are answered in ledger_find.cpp and
// ledger_senders.cpp.
#include "insight/ledger.hpp"

#include "base/overloaded.hpp"

#include <algorithm>
#include <csignal>

namespace leash {

using std::chrono::nanoseconds;

namespace {

// True if somebody reaped the process; false if a snapshot only missed the process.
bool was_seen_to_die(const LedgerEntry& process) {
    return process.death && process.death->evidence == Evidence::Observed;
}

} // namespace

bool is_target(const SignalSent& sent, const LedgerEntry& process) {
    return std::visit(overloaded{
                          [&](Pid target) { return target == process.key.pid; },
                          [&](ProcessGroup target) { return target == process.group; },
                      },
                      sent.target);
}

std::vector<std::string> LedgerEntry::names() const {
    std::vector<std::string> all = other_names;
    if (!name.empty())
        all.insert(all.begin(), name);
    return all;
}

bool LedgerEntry::is_named(const std::string& wanted) const {
    return name == wanted ||
           std::find(other_names.begin(), other_names.end(), wanted) != other_names.end();
}

const LedgerEntry* Ledger::entry(Pid pid) const {
    const auto found = by_pid_.find(pid.value);
    return found == by_pid_.end() ? nullptr : found->second.back();
}

const LedgerEntry* Ledger::entry(ProcessKey key) const {
    const auto found = by_pid_.find(key.pid.value);
    if (found == by_pid_.end())
        return nullptr;
    const auto& with_this_pid = found->second;
    const auto exact = std::find_if(with_this_pid.begin(), with_this_pid.end(),
                                    [&](const LedgerEntry* one) { return one->key == key; });
    return exact == with_this_pid.end() ? nullptr : *exact;
}

LedgerEntry& Ledger::add(LedgerEntry entry) {
    LedgerEntry& added = entries_.emplace_back(std::move(entry));
    by_pid_[added.key.pid.value].push_back(&added);
    return added;
}

// Returns the entry of this process, and makes the entry if the process is new. A start time of 0
// is not known yet; it means the newest process with this pid, unless that process was reaped. A
// process that a snapshot has missed still counts: the event that tells of the process may arrive
// after a snapshot that came too late to see the process.
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
    LedgerEntry made;
    made.key = key;
    made.group = group_led_by(key.pid);
    made.since = time;
    return add(std::move(made));
}

void Ledger::set_leader(ProcessKey leader, std::string command) {
    leader_ = leader.pid;
    enter(leader, nanoseconds{}).command = std::move(command);
    if (!foreground_group_)
        foreground_group_ = group_led_by(leader.pid);
}

bool Ledger::leader_tells() const {
    const LedgerEntry* leader = leader_ ? entry(*leader_) : nullptr;
    return leader && (leader->is_shell || (leader_is_to_tell_ && leader->became.empty()));
}

void Ledger::name_process(ProcessKey key, std::string name, nanoseconds time) {
    enter(key, time).name = std::move(name);
}

void Ledger::give_name(ProcessKey key, const std::string& name) {
    LedgerEntry& process = enter(key, nanoseconds{});
    if (process.name.empty())
        process.name = name;
    else if (!process.is_named(name))
        process.other_names.push_back(name);
}

Ledger Ledger::after(const Ledger& before) {
    Ledger next;
    for (const LedgerEntry& known : before.entries_) {
        LedgerEntry& process = next.add(known);
        process.job.reset();
        process.shell.reset();
        process.told.reset();
        process.before.reset();
        process.is_shell = false;
        process.is_of_the_past = process.death.has_value();
        std::vector<std::pair<int, Attribution>> senders;
        for (int signal = 1; signal < NSIG; ++signal)
            if (const auto sender = before.sender_of(known, signal))
                senders.emplace_back(signal, *sender);
        process.past_senders = std::move(senders);
    }
    return next;
}

void Ledger::record(Pid teller, const Event& event) {
    note(event, teller);
    const nanoseconds time = event.time;
    const bool by_leader = teller == leader_;
    std::visit(overloaded{
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
                       // Race: a witness may tell its name before leash tells of its start.
                       process.since = std::min(process.since, time);
                       process.group = started.group;
                       process.command = started.command;
                       process.shell = teller;
                       process.told = Running{};
                       process.born_of = teller;
                   },
                   [&](const JobStarted& started) { start_job(teller, started, time); },
                   [&](const JobNumbered& numbered) { number_job(teller, numbered); },
                   [&](const JobMoved& moved) { move_job(teller, moved); },
                   [&](const JobDisowned& disowned) {
                       LedgerJob* job = job_of(teller, disowned.group);
                       if (!job)
                           return;
                       job->disowned = !disowned.stays_in_list;
                       for (const ProcessKey& key : job->processes)
                           if (auto* process = const_cast<LedgerEntry*>(entry(key));
                               process && job->disowned)
                               process->job.reset();
                   },
                   [&](const LastBackground& last) {
                       last_background_ = last.pid;
                       last_background_at_ = time;
                   },
                   [&](const DaemonStarted& started) {
                       LedgerEntry& daemon = enter({started.pid, 0}, time);
                       daemon.is_daemon = true;
                       daemon.command = started.command;
                       daemon.shell = teller;
                   },
                   // These tell how something is done. What the ledger knows does not change.
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
                   [&](const StateChanged& changed) {
                       if (auto* process = const_cast<LedgerEntry*>(entry(changed.pid)))
                           process->told = changed.state;
                       change_state(changed.pid, changed.state, time);
                   },
                   [&](const SignalSent& sent) { signal_sent(sent, time); },
                   [&](const SignalReceived& received) {
                       if (by_leader && received.signal == SIGHUP)
                           begin_farewell(received.sender.process ? Ending::Sighup : Ending::Hangup,
                                          time);
                   },
                   [](const SignalDelivered&) {}, // a tracer sees these two, and calls saw()
                   [](const SetuidIgnored&) {},
                   [&](const TerminalGone&) {
                       if (by_leader)
                           begin_farewell(Ending::Hangup, time);
                   },
                   [&](const PromptShown&) {
                       // The leader lives on: `exit` was refused because of stopped jobs, or the
                       // leader's policy ignores SIGHUP.
                       if (by_leader)
                           farewell_.reset();
                   },
                   [&](const ShellExits&) {
                       if (auto* shell = const_cast<LedgerEntry*>(entry(teller)))
                           shell->told_its_exit = true;
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

void Ledger::reaped(Pid pid, ProcessState how, nanoseconds time) {
    note({time, StateChanged{pid, how}}, std::nullopt);
    enter({pid, 0}, time);
    change_state(pid, how, time);
}

void Ledger::change_state(Pid pid, ProcessState state, nanoseconds time) {
    // This takes the newest process, dead or alive, because the report of a death may come after
    // a snapshot has missed the process.
    auto* process = const_cast<LedgerEntry*>(entry(pid));
    if (!process || was_seen_to_die(*process))
        return;
    process->state = state;
    if (is_stopped(state))
        process->stopped_at = time;
    else if (is_running(state))
        process->stopped_at.reset();
    if (is_over(state))
        process->death = Death{state, Evidence::Observed, time};
    // A process is in one job, and mostly in one of the last.
    const auto job = std::find_if(jobs_.rbegin(), jobs_.rend(), [&](const LedgerJob& one) {
        return std::find(one.processes.begin(), one.processes.end(), process->key) !=
               one.processes.end();
    });
    if (job != jobs_.rend() && !is_after_the_end(time) && job->stopped != is_stopped(state)) {
        job->stopped = is_stopped(state);
        touch(*job);
    }
    if (is_over(state) && pid == leader_)
        leader_died(state, time);
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
                jobs_.end()); // jobs_ is in the order in which numbers were told
}

void Ledger::move_job(Pid teller, const JobMoved& moved) {
    if (LedgerJob* job = job_of(teller, moved.group)) {
        job->foreground = moved.foreground;
        touch(*job);
    }
}

} // namespace leash
