// Starting a job: what happens between `sleep 100 | cat &` and `[1] 4242`.
//
// Every job begins here: a simple command's, a pipeline's, that of `&`, of ( ), and that of a
// built-in which runs apart from the shell. The shell fills in a LaunchPlan for each process, with
// what the process is: its program, its environment, its descriptors. JobStart adds what the
// process is as a part of the job: its process group, and whether it gets the terminal.
//
//     JobStart start(control, {Placing::Background, Grouping::OwnGroup, "sleep 100 | cat"});
//     start.add(plan_of_sleep, "sleep 100");   // leads a new process group
//     start.add(plan_of_cat, "cat");           // joins that group
//     const Job& job = start.enter();          // [1] in the job table
//
// Four races lie on this way. Each has its answer:
//
//  - setpgid. After fork(2) nobody knows who runs first. The shell must not signal the group, or
//    lend it the terminal, before the child is in it; and the child must not read from the terminal
//    while it is still in the shell's group. So both call setpgid(2), and the second finds it done
//    (launch/start_process.cpp).
//  - tcsetpgrp. A program must not read before its group has the terminal, or SIGTTIN stops it. So
//    the child takes the terminal before exec, and the shell lends it too, when it begins to wait
//    (JobControl::wait_in_foreground).
//  - The leader dies first. `true` in `true | cat` may be dead before `cat` is there. As a zombie
//    it still leads its group; once reaped, it does not, and setpgid for `cat` fails with EPERM.
//    So nothing is reaped until the last process is started: nothing here calls the reaper.
//  - The job is over before it is in the table. What the reaper tells of an unknown process is
//    lost. So the job is entered first, and the shell collects afterwards.
//
// Invariant: a process that add() has started is part of an entered job in the end, or it is dead
// and reaped. If the second half of a pipeline cannot be started (no more descriptors, no more
// processes), the destructor ends the first half: else it would live on, in no job.
//
// Source: POSIX XCU 2.9.2 and 2.11, glibc manual "Launching Jobs".
#pragma once

#include "base/result.hpp"
#include "control/job_control.hpp"
#include "jobs/job.hpp"
#include "launch/plan.hpp"

#include <functional>
#include <string>

namespace leash {

enum class Placing { Foreground, Background };

// With job control a job has a process group of its own. Without, as in a script, its processes
// stay in the shell's group, and the keyboard's signals reach them together with the shell.
enum class Grouping { OwnGroup, ShellsGroup };

// What a job is to be, decided before anything starts.
struct JobPlan {
    Placing placing = Placing::Foreground;
    Grouping grouping = Grouping::ShellsGroup;
    std::string command;   // what `jobs` shows; may be empty if nobody will see the job
    bool pipefail = false; // set -o pipefail: see Job::status()
    bool negated = false;  // `! a | b &`
};

class JobStart {
  public:
    JobStart(JobControl& control, JobPlan plan);
    ~JobStart();
    JobStart(const JobStart&) = delete;
    JobStart& operator=(const JobStart&) = delete;

    // Starts the next process: the plan's program, or, where there is one, a subshell that runs
    // `subshell` and exits with what it returns. `command` is this process's part of the job's
    // text. Completes `plan`. After an error nothing has been added.
    Outcome add(LaunchPlan& plan, const std::string& command,
                const std::function<int()>& subshell = {});

    // The job is whole: puts it into the job table and tells so. A background job gets a number;
    // a foreground job gets one when it stops. The job lives until the table removes it.
    Job& enter();

    // The same for a foreground job in the shell's group: waits until the job has ended, and
    // returns it. Nothing can stop such a job or move it, so the table need not know of it: that
    // makes a script's commands cheap.
    Job wait_without_entry();

    const std::string& command() const { return job_.command; }
    bool has_own_group() const { return plan_.grouping == Grouping::OwnGroup; }

  private:
    void place_in_group(LaunchPlan& plan) const;
    void detach_from_keyboard(LaunchPlan& plan) const;

    JobControl& control_;
    JobPlan plan_;
    Job job_; // has no processes before the first add(), and none after enter()
};

} // namespace leash
