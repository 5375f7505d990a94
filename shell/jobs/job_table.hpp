// The job table: all jobs of this shell. The table finds a job by its number, by its job ID and by
// the ID of one of its processes.
//
// Invariants: No two jobs in the table have the same number. If a job is stopped, the current job
// (%+) is a stopped job; if two jobs are stopped, the previous job (%-) is a stopped job too. The
// table never calls the kernel.
//
// Source: POSIX XCU 2.11, `jobs`, `fg`.
#pragma once

#include "base/message.hpp"
#include "base/result.hpp"
#include "jobs/job.hpp"
#include "jobs/job_id.hpp"

#include <list>
#include <map>
#include <unordered_map>
#include <vector>

namespace leash {

class JobTable {
  public:
    // Adds a job and returns the job in the table. The reference is valid until remove(). A
    // background job gets its number here; a foreground job gets its number when it stops.
    Job& add(Job job, bool with_number);
    // Gives the job a number, if it has none: one more than the highest number in the table.
    void give_number(Job& job);

    // Enters a change of a process that the reaper has found. Returns the process's job. Returns
    // nullptr if the table does not know the process: the shell inherited it over exec, or adopted
    // it as a subreaper.
    Job* update(Pid pid, const ProcessState& state);

    // Marks the job as the most recently used: it becomes the current job among the jobs of the
    // same state.
    void make_current(Job& job);

    // Removes the job. remembered_status() still knows the statuses of its processes.
    void remove(Job& job);
    // Removes every job that is over and has a number, and every process substitution that is over.
    void remove_ended();
    void remove_ended_substitutions();

    // Finds the job of a job ID. The error is a message: "%3: no such job; there are %1 and %2", or
    // "%sle: ambiguous: it could be %1 (sleep 100) or %2 (sleep 200)". `as_written` is the job ID
    // as the user wrote it.
    Result<Job*, Message> find(const JobId& id, const std::string& as_written);
    // Returns the job that contains the process, or nullptr.
    Job* job_of(Pid pid);

    // Return the jobs of %+ and %-, or nullptr if there is no such job.
    Job* current();
    Job* previous();

    // Returns the jobs that have a number, in ascending order. A foreground job that never stopped
    // has no number.
    std::vector<Job*> numbered();
    // Returns all jobs, also the foreground job and process substitutions.
    std::list<Job>& all() { return jobs_; }
    bool empty() const { return jobs_.empty(); }
    std::size_t size() const { return jobs_.size(); }
    // The next four do not count process substitutions. all_over() returns true if no job runs and
    // no job is stopped.
    bool all_over() const { return not_over_ == 0; }
    std::size_t count_not_over() const { return not_over_; }
    std::size_t count_stopped() const;
    std::size_t count_running() const;

    // has_news() returns true if a job has changed since the user was last told. The caller tells
    // the user and calls news_told().
    bool has_news() const { return news_; }
    void news_told() { news_ = false; }

    // Returns the status of a process that has ended and left the table, for `wait PID`. Returns
    // nullopt if the process is not known. POSIX allows the shell to forget a status after `wait`;
    // leash keeps the status, so a second `wait` for the same process gives the same status.
    std::optional<int> remembered_status(Pid pid) const;

    // Must be called in a forked subshell: the jobs in the table are jobs of the parent. `jobs` may
    // still list them (for kill $(jobs -p)). Nothing else may use them, because the kernel may use
    // their process IDs again and the subshell would not notice. The jobs are removed when the
    // subshell starts its own first job.
    void become_inherited();
    bool is_inherited() const { return inherited_; }

  private:
    void forget_all();
    Message known_jobs();
    std::list<Job> jobs_; // a list, because the address of a Job must stay valid
    std::map<int, std::list<Job>::iterator> by_number_;
    std::unordered_map<Pid, Job*> by_pid_;
    std::unordered_map<Pid, int> remembered_;
    std::vector<Pid> remembered_order_; // a ring buffer: the oldest status is forgotten first
    std::size_t remembered_next_ = 0;   // the place of the oldest
    std::size_t not_over_ = 0; // the number of jobs that run or are stopped; without <(...)
    unsigned recency_ = 0;
    bool news_ = false;
    bool inherited_ = false;
};

} // namespace leash
