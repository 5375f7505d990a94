// The job table: every job of this shell, by number and by process.
//
// Invariants: a job's number is unique while the job is in the table; if any job is stopped, the
// current job (%+) is a stopped one, and with two stopped so is the previous (%-), however they
// came to be stopped or continued. Pure: it never asks the kernel.
//
// Source: POSIX XCU 2.11, `jobs`, `fg`.
#pragma once

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
    // Takes a job in. With a number for a background job; a foreground job gets one when it stops.
    Job& add(Job job, bool with_number);
    void give_number(Job& job);

    // What the reaper found. Returns the job the process belongs to; nullptr: a process unknown to
    // the table (inherited over exec, or adopted as a subreaper).
    Job* update(Pid pid, const ProcessState& state);

    // The job is the most recently used: it is the current one among its kind.
    void make_current(Job& job);

    // Takes the job out. The statuses of its processes stay known to remembered_status().
    void remove(Job& job);

    // A lookup's error says what is so: "%3: no such job; there are %1 and %2",
    // "%sle: ambiguous: it could be %1 (sleep 100) or %2 (sleep 200)".
    Result<Job*, std::string> find(const JobId& id, const std::string& as_written);
    // The job of `text` if it is a job ID, else the one with that process.
    Job* job_of(Pid pid);

    Job* current();
    Job* previous();

    // With a number, ascending; foreground jobs that never stopped are not listed.
    std::vector<Job*> numbered();
    // Every job, also the one in the foreground.
    std::list<Job>& all() { return jobs_; }
    bool empty() const { return jobs_.empty(); }
    std::size_t size() const { return jobs_.size(); }
    bool all_over() const { return not_over_ == 0; }
    std::size_t count_stopped() const;
    std::size_t count_running() const;

    // Jobs of which the user has not been told what is so now.
    bool has_news() const { return news_; }
    void news_told() { news_ = false; }

    // `wait PID` for one that has ended and left the table; `forget` after it was told, as
    // POSIX permits, is not done: a second `wait` for the same process says the same.
    std::optional<int> remembered_status(Pid pid) const;

    // In a forked subshell: the jobs are its parent's. `jobs` may still list them, as they were
    // (kill $(jobs -p)); nothing else may touch them, since their numbers and process IDs can be
    // used again unseen. They go when the subshell starts a job of its own.
    void become_inherited();
    bool is_inherited() const { return inherited_; }

  private:
    void forget_all();
    std::string known_jobs();
    std::list<Job> jobs_; // a list: a Job's address stays valid
    std::map<int, std::list<Job>::iterator> by_number_;
    std::unordered_map<Pid, Job*> by_pid_;
    std::unordered_map<Pid, int> remembered_;
    std::vector<Pid> remembered_order_; // a ring: the oldest is dropped first
    std::size_t remembered_next_ = 0;
    std::size_t not_over_ = 0; // jobs that can still change
    unsigned recency_ = 0;
    bool news_ = false;
    bool inherited_ = false;
};

} // namespace leash
