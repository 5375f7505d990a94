// Finding the process that a subject means: a job ID, $!, $$, a pid or a name.
#include "insight/ledger.hpp"

#include "base/message_list.hpp"
#include "base/overloaded.hpp"
#include "base/parse_number.hpp"
#include "base/text.hpp"
#include "jobs/job_id.hpp"

#include <algorithm>
#include <csignal>

namespace leash {
namespace {

std::optional<int> to_number(const std::string& text) {
    const auto number = parse_number(text);
    return number && *number >= 0 ? number : std::nullopt;
}

// What to give to `kill`: "%1", or the process ID if no job table has the process any more.
std::string kill_operand(const Ledger& ledger, const LedgerEntry& process) {
    for (const LedgerJob& job : ledger.jobs()) {
        const auto& members = job.processes;
        const bool is_member =
            std::find(members.begin(), members.end(), process.key) != members.end();
        if (is_member && job.number != 0 && !job.disowned && job.shell == ledger.leader())
            return "%" + std::to_string(job.number);
    }
    return std::to_string(process.key.pid.value);
}

// Returns the key that brings the prompt back: a program has the terminal, and no command can be
// typed. Returns "" if a shell has the terminal.
std::string key_to_the_prompt(const Ledger& ledger) {
    const auto front = ledger.foreground_group();
    if (!front || ledger.ended_at())
        return "";
    for (const LedgerEntry& one : ledger.entries()) {
        if (one.death || one.group != *front || one.is_shell || one.key.pid == ledger.leader())
            continue;
        const bool stops = !one.last || !(one.last->ignored.contains(SIGTSTP) ||
                                          one.last->caught.contains(SIGTSTP) ||
                                          one.last->blocked.contains(SIGTSTP));
        return stops ? "Ctrl-Z" : "Ctrl-C";
    }
    return "";
}

Message how_to_end(const Ledger& ledger, const LedgerEntry& process) {
    const std::string key = key_to_the_prompt(ledger);
    const std::string operand = kill_operand(ledger, process);
    if (key.empty())
        return _("`kill {0}` ends it", operand);
    return process.group == ledger.foreground_group()
               ? _("Ctrl-C ends it")
               : _("press {0}, then `kill {1}` ends it", key, operand);
}

// "2 living processes are named ada: 904 and 905; the first ada still runs: `kill %1` ends it"
Message several_live(const Ledger& ledger, const std::vector<const LedgerEntry*>& alive,
                     const std::string& name) {
    std::vector<std::string> pids;
    pids.reserve(alive.size());
    for (const LedgerEntry* process : alive)
        pids.push_back(std::to_string(process->key.pid.value));
    const LedgerEntry& first = *alive.front();
    return std::holds_alternative<Stopped>(first.state)
               ? _("{0} living processes are named {1}: {2}; the first {1} is still there: {3}",
                   alive.size(), name, enumerated(pids), how_to_end(ledger, first))
               : _("{0} living processes are named {1}: {2}; the first {1} still runs: {3}",
                   alive.size(), name, enumerated(pids), how_to_end(ledger, first));
}

bool was_ended_by_kill(const Ledger& ledger, const LedgerEntry& process) {
    const auto* how = process.death->how ? std::get_if<Signaled>(&*process.death->how) : nullptr;
    const auto sender =
        how && how->signal == SIGTERM ? ledger.sender_of(process, SIGTERM) : std::nullopt;
    return sender && std::holds_alternative<ShellSent>(sender->origin);
}

bool lived_at_one_time(const LedgerEntry& one, const LedgerEntry& other) {
    return one.since < other.death->time && other.since < one.death->time;
}

bool died_before(const LedgerEntry* one, const LedgerEntry* other) {
    return one->death->time < other->death->time;
}

// Returns the process that died last. But if the learner has ended that process because two
// processes of one name lived, returns the other process: the check asks what became of the other.
const LedgerEntry* dead_one_meant(const Ledger& ledger,
                                  const std::vector<const LedgerEntry*>& dead) {
    const LedgerEntry* last = *std::max_element(dead.begin(), dead.end(), died_before);
    if (!was_ended_by_kill(ledger, *last))
        return last;
    const LedgerEntry* meant = last;
    for (const LedgerEntry* one : dead)
        if (lived_at_one_time(*one, *last) && !was_ended_by_kill(ledger, *one) &&
            (meant == last || died_before(meant, one)))
            meant = one;
    return meant;
}

} // namespace

// Returns the jobs in the order current job, previous job, the others: stopped jobs stand before
// other jobs, and the latest of each kind comes first (POSIX XBD 3, "Job ID"). Jobs that were over
// before the terminal ended do not count.
std::vector<const LedgerJob*> Ledger::jobs_by_currency() const {
    std::vector<const LedgerJob*> order;
    for (const LedgerJob& job : jobs_) {
        const bool was_there =
            std::any_of(job.processes.begin(), job.processes.end(), [&](const ProcessKey& key) {
                const LedgerEntry* process = entry(key);
                return process && (!process->death || is_after_the_end(process->death->time));
            });
        if (job.number != 0 && was_there)
            order.push_back(&job);
    }
    std::stable_sort(order.begin(), order.end(), [](const LedgerJob* one, const LedgerJob* other) {
        if (one->stopped != other->stopped)
            return one->stopped;
        return one->recency > other->recency;
    });
    return order;
}

Result<const LedgerJob*, Message> Ledger::find_job(const std::string& text) const {
    using Found = Result<const LedgerJob*, Message>;
    const auto nth_by_currency = [&](std::size_t place, Phrase none) -> Found {
        const auto order = jobs_by_currency();
        return order.size() > place ? Found(order[place]) : Found(_(none));
    };
    // Searches all jobs that ever had a number, the dead too.
    const auto the_one_where = [&](const auto& fits) -> Found {
        std::vector<const LedgerJob*> fitting;
        std::vector<std::string> names;
        for (const LedgerJob& job : jobs_)
            if (job.number != 0 && fits(job)) {
                fitting.push_back(&job);
                names.push_back("%" + std::to_string(job.number) + " (" + job.command + ")");
            }
        if (fitting.empty())
            return _("no job fits {0}", text);
        if (fitting.size() > 1)
            return _("{0} could be {1}", text, enumerated(names));
        return fitting.front();
    };
    return std::visit(
        overloaded{
            [&](CurrentJob) { return nth_by_currency(0, N_("there is no current job")); },
            [&](PreviousJob) { return nth_by_currency(1, N_("there is no previous job")); },
            [&](JobNumber number) -> Found {
                // A number may be used again: the job that got the number last counts.
                const auto found =
                    std::find_if(jobs_.rbegin(), jobs_.rend(), [&](const LedgerJob& job) {
                        return job.number != 0 && job.number == number.number;
                    });
                return found != jobs_.rend() ? Found(&*found)
                                             : Found(_("there was no job {0}", text));
            },
            [&](const JobPrefix& prefix) {
                return the_one_where(
                    [&](const LedgerJob& job) { return job.command.rfind(prefix.text, 0) == 0; });
            },
            [&](const JobContaining& part) {
                return the_one_where([&](const LedgerJob& job) {
                    return job.command.find(part.text) != std::string::npos;
                });
            },
        },
        *parse_job_id(text));
}

Result<std::vector<const LedgerEntry*>, Message>
Ledger::find_all(const std::string& subject) const {
    using Found = std::vector<const LedgerEntry*>;
    if (subject.empty())
        return _("a process is wanted: %1, $!, a pid or a name");
    if (parse_job_id(subject)) {
        auto job = find_job(subject);
        if (!job)
            return job.error();
        Found members;
        for (const ProcessKey& key : job.value()->processes)
            if (const LedgerEntry* member = entry(key))
                members.push_back(member);
        if (members.empty())
            return _("nothing is known of the processes of {0}", subject);
        return members;
    }
    if (subject == "$!" || subject == "$$") {
        const auto pid = subject == "$!" ? last_background_ : leader_;
        const LedgerEntry* process = pid ? entry(*pid) : nullptr;
        if (!process)
            return subject == "$!" ? _("nothing was started in the background, so $! is empty")
                                   : _("no shell is known here");
        return Found{process};
    }
    if (const auto number = to_number(subject)) {
        const LedgerEntry* process = entry(Pid{*number});
        if (!process)
            return _("no process {0} was seen on this terminal", subject);
        return Found{process};
    }

    Found named;
    Found alive;
    std::vector<std::string> names;
    for (const LedgerEntry& process : entries_) {
        if (process.is_named(subject))
            named.push_back(&process);
        if (process.is_named(subject) && !process.death)
            alive.push_back(&process);
        for (const std::string& name : process.names())
            if (std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
    }
    if (alive.size() > 1)
        return several_live(*this, alive, subject);
    if (!alive.empty())
        return alive;
    if (!named.empty())
        return Found{dead_one_meant(*this, named)};
    if (names.empty())
        return _("nothing here is named {0}", subject);
    return n_("nothing here is named {0}; there is {1}", "nothing here is named {0}; there are {1}",
              names.size(), subject, enumerated(names));
}

Result<const LedgerEntry*, Message> Ledger::find(const std::string& subject) const {
    auto all = find_all(subject);
    if (!all)
        return all.error();
    return all.value().back();
}

} // namespace leash
