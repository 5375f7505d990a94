#include "jobs/job_table.hpp"

#include "base/message_list.hpp"
#include "base/overloaded.hpp"

#include <algorithm>

namespace leash {
namespace {

// POSIX requires that the shell remembers at least CHILD_MAX statuses.
constexpr std::size_t remembered_at_most = 32768;

// The current job is a stopped job if there is one, otherwise a running job, otherwise a job that
// is over but still in the table. Among jobs of the same rank the current job is the most recently
// used job.
int rank(const Job& job) {
    return job.is_stopped() ? 2 : job.is_running() ? 1 : 0;
}

// Returns true for a job that is not over. The process of <(...) is no job.
bool counts(const Job& job) {
    return !job.is_substitution && !job.is_over();
}

bool more_current(const Job& a, const Job& b) {
    const int rank_a = rank(a);
    const int rank_b = rank(b);
    return rank_a != rank_b ? rank_a > rank_b : a.recency > b.recency;
}

} // namespace

Job& JobTable::add(Job job, bool with_number) {
    if (inherited_)
        forget_all();
    jobs_.push_back(std::move(job));
    Job& added = jobs_.back();
    not_over_ += counts(added) ? 1 : 0;
    for (const JobProcess& process : added.processes) {
        by_pid_[process.pid] = &added;
        remembered_.erase(process.pid); // the kernel has used the pid again
    }
    make_current(added);
    if (with_number)
        give_number(added);
    return added;
}

void JobTable::give_number(Job& job) {
    if (job.number != 0)
        return;
    job.number = by_number_.empty() ? 1 : by_number_.rbegin()->first + 1;
    const auto place = std::find_if(jobs_.rbegin(), jobs_.rend(),
                                    [&](const Job& other) { return &other == &job; });
    by_number_[job.number] = std::prev(place.base());
}

Job* JobTable::update(Pid pid, const ProcessState& state) {
    const auto found = by_pid_.find(pid);
    if (found == by_pid_.end())
        return nullptr;
    Job& job = *found->second;
    const auto process =
        std::find_if(job.processes.begin(), job.processes.end(),
                     [&](const JobProcess& one) { return one.pid == pid && !one.reaped; });
    if (process == job.processes.end())
        return nullptr;
    const bool counted = counts(job);
    process->state = state;
    process->reaped = is_over(state);
    not_over_ -= counted && !counts(job) ? 1 : 0;
    if (job.is_stopped())
        make_current(job);
    if (!(job.state() == job.told))
        news_ = true;
    return &job;
}

void JobTable::make_current(Job& job) {
    job.recency = ++recency_;
}

void JobTable::remove(Job& job) {
    not_over_ -= counts(job) ? 1 : 0;
    for (const JobProcess& process : job.processes) {
        // The kernel may have given the number of a reaped process to a process of a newer job.
        const auto known = by_pid_.find(process.pid);
        if (known == by_pid_.end() || known->second != &job)
            continue;
        by_pid_.erase(known);
        if (!process.reaped)
            continue;
        // `wait $!` asks for the status of the whole job, with `!` and pipefail.
        const bool is_of_job = process.pid == job.last_pid() && job.is_over();
        const int status = is_of_job ? job.status() : shell_status(process.state);
        if (!remembered_.insert_or_assign(process.pid, status).second)
            continue;
        if (remembered_order_.size() < remembered_at_most) {
            remembered_order_.push_back(process.pid);
        } else {
            remembered_.erase(remembered_order_[remembered_next_]);
            remembered_order_[remembered_next_] = process.pid;
            remembered_next_ = (remembered_next_ + 1) % remembered_at_most;
        }
    }
    if (job.number != 0) {
        const auto entry = by_number_.find(job.number);
        const auto place = entry->second;
        by_number_.erase(entry);
        jobs_.erase(place);
        return;
    }
    // A job without a number is a foreground job, or a process substitution. Search from the end:
    // it is one of the newest.
    const auto place = std::find_if(jobs_.rbegin(), jobs_.rend(),
                                    [&](const Job& other) { return &other == &job; });
    jobs_.erase(std::prev(place.base()));
}

void JobTable::remove_ended() {
    for (Job* job : numbered())
        if (job->is_over())
            remove(*job);
    remove_ended_substitutions();
}

void JobTable::remove_ended_substitutions() {
    for (auto job = jobs_.begin(); job != jobs_.end();) {
        Job& one = *job++;
        if (one.is_substitution && one.is_over())
            remove(one);
    }
}

Message JobTable::known_jobs() {
    constexpr std::size_t at_most = 5;
    std::vector<std::string> ids;
    for (const Job* job : numbered())
        ids.push_back("%" + std::to_string(job->number));
    if (ids.empty())
        return _("there are no jobs");
    if (ids.size() <= at_most)
        return n_("there is {0}", "there are {0}", ids.size(), enumerated(ids));
    std::string first = ids.front();
    for (std::size_t i = 1; i < at_most; ++i)
        first += ", " + ids[i];
    return _("there are {0} ... {1}", first, ids.back());
}

Result<Job*, Message> JobTable::find(const JobId& id, const std::string& as_written) {
    const auto matching = [&](auto matches) -> Result<Job*, Message> {
        std::vector<Job*> found;
        for (Job* job : numbered())
            if (matches(job->command))
                found.push_back(job);
        if (found.size() == 1)
            return found.front();
        if (found.empty())
            return _("{0}: no such job; {1}", as_written, known_jobs());
        Message all;
        for (const Job* job : found) {
            const Message one = _("%{0} ({1})", job->number, job->command);
            all = all.empty() ? one : _("{0} or {1}", all, one);
        }
        return _("{0}: ambiguous: it could be {1}", as_written, all);
    };
    const auto existing = [&](Job* job) -> Result<Job*, Message> {
        if (job)
            return job;
        return _("{0}: no such job; {1}", as_written, known_jobs());
    };
    return std::visit(overloaded{
                          [&](CurrentJob) { return existing(current()); },
                          [&](PreviousJob) { return existing(previous()); },
                          [&](JobNumber number) {
                              const auto found = by_number_.find(number.number);
                              return existing(found == by_number_.end() ? nullptr
                                                                        : &*found->second);
                          },
                          [&](const JobPrefix& prefix) {
                              return matching([&](const std::string& command) {
                                  return command.compare(0, prefix.text.size(), prefix.text) == 0;
                              });
                          },
                          [&](const JobContaining& containing) {
                              return matching([&](const std::string& command) {
                                  return command.find(containing.text) != std::string::npos;
                              });
                          },
                      },
                      id);
}

Job* JobTable::job_of(Pid pid) {
    const auto found = by_pid_.find(pid);
    return found == by_pid_.end() ? nullptr : found->second;
}

Job* JobTable::current() {
    Job* best = nullptr;
    for (const auto& [number, job] : by_number_)
        if (!best || more_current(*job, *best))
            best = &*job;
    return best;
}

Job* JobTable::previous() {
    Job* best = current();
    Job* second = nullptr;
    for (const auto& [number, job] : by_number_)
        if (&*job != best && (!second || more_current(*job, *second)))
            second = &*job;
    return second;
}

std::vector<Job*> JobTable::numbered() {
    std::vector<Job*> jobs;
    jobs.reserve(by_number_.size());
    for (const auto& [number, job] : by_number_)
        jobs.push_back(&*job);
    return jobs;
}

std::size_t JobTable::count_stopped() const {
    return static_cast<std::size_t>(std::count_if(jobs_.begin(), jobs_.end(), [](const Job& job) {
        return counts(job) && job.is_stopped();
    }));
}

std::size_t JobTable::count_running() const {
    return static_cast<std::size_t>(std::count_if(jobs_.begin(), jobs_.end(), [](const Job& job) {
        return counts(job) && job.is_running();
    }));
}

std::optional<int> JobTable::remembered_status(Pid pid) const {
    const auto found = remembered_.find(pid);
    return found == remembered_.end() ? std::nullopt : std::optional(found->second);
}

void JobTable::become_inherited() {
    if (jobs_.empty())
        return forget_all();
    inherited_ = true;
    by_pid_.clear();
    remembered_.clear();
    news_ = false;
}

void JobTable::forget_all() {
    inherited_ = false;
    jobs_.clear();
    not_over_ = 0;
    by_number_.clear();
    by_pid_.clear();
    remembered_.clear();
    remembered_order_.clear();
    remembered_next_ = 0;
    news_ = false;
}

} // namespace leash
