#include "builtins/leash/own_ledger.hpp"

#include "builtins/operands.hpp"
#include "insight/witness_name.hpp"

#include <algorithm>
#include <unistd.h>

namespace leash {
namespace {

class Telling {
  public:
    Telling(const Shell& shell, const Snapshot& now) : shell_(shell), now_(now) {
        ledger_.set_leader(key_of(shell.pid), shell.name);
        tell(ShellStarted{shell.pid, ProcessGroup{::getpgrp()}, Session{::getsid(0)}});
    }

    void job(const Job& job) {
        const ProcessGroup group = job.group.value_or(ProcessGroup{::getpgrp()});
        std::vector<Pid> processes;
        for (const JobProcess& process : job.processes) {
            const ProcessKey key =
                process.reaped ? ProcessKey{process.pid, 0} : key_of(process.pid);
            tell(ProcessStarted{key.pid, key.start_time, group, process.command});
            name(key, process.command);
            processes.push_back(process.pid);
        }
        tell(JobStarted{job.number, group, std::move(processes), job.foreground, job.command});
        for (const JobProcess& process : job.processes)
            if (!is_running(process.state))
                tell(StateChanged{process.pid, process.state});
    }

    void daemon_or_disowned(ProcessKey key) {
        const ProcessFacts* facts = now_.find(key);
        if (!facts)
            return;
        tell(ProcessStarted{key.pid, key.start_time, facts->group, facts->command()});
        name(key, facts->command());
    }

    // This shell has not started the process. /proc names only the parent, so the ledger says that
    // the parent has started the process.
    void stranger(const ProcessFacts& facts) {
        if (!ledger_.entry(facts.key))
            ledger_.record(facts.parent,
                           {monotonic_now(), ProcessStarted{facts.key.pid, facts.key.start_time,
                                                            facts.group, facts.command()}});
    }

    Ledger finished() {
        if (shell_.last_background)
            tell(LastBackground{*shell_.last_background});
        ledger_.observe(now_, monotonic_now());
        return std::move(ledger_);
    }

  private:
    void tell(EventBody body) {
        ledger_.record(shell_.pid, Event{monotonic_now(), std::move(body)});
    }
    ProcessKey key_of(Pid pid) const {
        const ProcessFacts* facts = now_.find(pid);
        return facts ? facts->key : ProcessKey{pid, 0};
    }
    // Names the process after the program that runs now: after `nohup iperf3` the name is iperf3.
    // If the process is gone, the name is the first word of the command.
    void name(ProcessKey key, const std::string& command) {
        const ProcessFacts* facts = now_.find(key);
        const std::string word = command.substr(0, command.find(' '));
        ledger_.name_process(key, facts ? facts->name : word.substr(word.rfind('/') + 1));
        // On a practice terminal the stage knows the names of witnesses. A subshell cannot ask the
        // stage, so it reads the name from the command line.
        if (const auto witness = facts ? name_of_witness(*facts) : std::nullopt)
            ledger_.give_name(key, *witness);
    }

    const Shell& shell_;
    const Snapshot& now_;
    Ledger ledger_;
};

} // namespace

// Tells the ledger events, and tells of the jobs in the order in which they became current. So %+
// and %- mean the same jobs as in the shell.
Ledger ledger_of(Shell& shell, const Snapshot& now, const std::vector<std::string>& words) {
    Telling telling(shell, now);
    std::vector<const Job*> jobs;
    for (const Job& job : shell.control.table().all())
        if (!job.is_substitution)
            jobs.push_back(&job);
    std::stable_sort(jobs.begin(), jobs.end(),
                     [](const Job* a, const Job* b) { return a->recency < b->recency; });
    for (const Job* job : jobs)
        telling.job(*job);
    for (const ProcessKey& key : shell.let_go)
        telling.daemon_or_disowned(key);
    for (const std::string& word : words)
        if (const auto pid = parse_count(word))
            if (const ProcessFacts* facts = now.find(Pid{*pid}))
                telling.stranger(*facts);
    return telling.finished();
}

} // namespace leash
