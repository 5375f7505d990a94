// Starting a job: what happens between `sleep 100 | cat &` and `[1] 4242`.
//
// Every job begins here: the job of a simple command, of a pipeline, of `&`, of ( ), and of a
// built-in that runs apart from the shell. For each process the shell fills in a LaunchPlan with
// what the process is: its program, its environment, its descriptors. JobStart adds what the
// process is as a part of the job: its process group, and whether the process gets the terminal.
//
//     JobStart start(control, {Placing::Background, Grouping::OwnGroup, "sleep 100 | cat"});
//     start.add(plan_of_sleep, "sleep 100");   // leads a new process group
//     start.add(plan_of_cat, "cat");           // joins that group
//     const Job& job = start.enter();          // [1] in the job table
//
// There are four races here. Each race has its answer:
//
//  - setpgid. After fork(2) nobody knows whether the shell or the child runs first. The shell must
//    not signal the process group, or lend it the terminal, before the child is in the group. The
//    child must not read from the terminal while the child is still in the shell's group. So both
//    call setpgid(2), and the second call changes nothing (launch/start_process.cpp).
//  - tcsetpgrp. A program must not read before its group has the terminal, or SIGTTIN stops it. So
//    the child takes the terminal before exec. The shell also lends the terminal when the shell
//    begins to wait (JobControl::wait_in_foreground).
//  - The leader dies first. `true` in `true | cat` may be dead before `cat` exists. As a zombie
//    `true` still leads its group. After `true` is reaped, setpgid for `cat` fails with EPERM. So
//    nothing is reaped until the last process is started: no function here calls the reaper.
//  - The job is over before it is in the table. If the reaper tells of an unknown process, the
//    change is lost. So the shell enters the job first, and collects changes afterwards.
//
// Invariant: a process that add() has started is at last part of an entered job, or is dead and
// reaped. If the second half of a pipeline cannot be started (no more descriptors, no more
// processes), the destructor ends the first half. Otherwise the first half would live on, in no
// job.
//
// Source: POSIX XCU 2.9.2 and 2.11, glibc manual "Launching Jobs".
#pragma once

#include "base/result.hpp"
#include "control/job_control.hpp"
#include "jobs/job.hpp"
#include "kernel/signals.hpp"
#include "launch/plan.hpp"

#include <functional>
#include <optional>
#include <string>

namespace leash {

// Starts one process: the plan's program; or, if `subshell` is not empty, a subshell that runs
// `subshell`. Tells the plan before, and the result afterwards, with `command` as text. JobStart
// calls this for each process of a job. A command substitution is no job, and calls this directly.
Result<Pid> start_process(const JobControl& control, const LaunchPlan& plan,
                          const std::string& command, const std::function<int()>& subshell = {});

enum class Placing { Foreground, Background };

// With job control a job has its own process group. Without job control, as in a script, the
// processes stay in the shell's group, and the keyboard's signals reach the shell and the processes
// together.
enum class Grouping { OwnGroup, ShellsGroup };

// What kind of job to start. The shell decides this before any process starts.
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

    // Starts the next process: the plan's program; or, if `subshell` is not empty, a subshell that
    // runs `subshell` and exits with the result. `command` is the text of this process in the job.
    // Completes `plan`. After an error no process has been added.
    Outcome add(LaunchPlan& plan, const std::string& command,
                const std::function<int()>& subshell = {});

    // All processes have been added: puts the job into the job table, and tells the listeners. A
    // background job gets a number now; a foreground job gets a number when it stops. The job lives
    // until the table removes it.
    Job& enter();

    // For a foreground job in the shell's group: waits until the job has ended, and returns the
    // job. Nothing can stop or move such a job, so the table need not contain it. This makes the
    // commands of a script cheap.
    Job wait_without_entry();

    const std::string& command() const { return job_.command; }
    bool has_own_group() const { return plan_.grouping == Grouping::OwnGroup; }

  private:
    void place_in_group(LaunchPlan& plan) const;
    void detach_from_keyboard(LaunchPlan& plan) const;

    JobControl& control_;
    JobPlan plan_;
    Job job_; // has no processes before the first add(), and none after enter()
    // Ctrl-C reaches a foreground job in the shell's group, and the shell too.
    std::optional<InterruptsDeferred> interrupts_deferred_;
};

} // namespace leash
