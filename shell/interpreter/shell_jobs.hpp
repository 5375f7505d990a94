// The jobs of one shell, as the language sees them: what the start, the stop and the end of a job
// mean for $?, $! and for the user.
//
// control/ does what must be done with processes and the terminal. Here is the rest:
//
//     JobStart start(control, jobs.plan(Placing::Foreground, "sleep 100"));
//     LaunchPlan plan = jobs.child_plan(); // environment, signals: the same for each child
//     start.add(plan, "sleep 100");
//     return jobs.wait_in_foreground(start); // sets $?
//
// Source: POSIX XCU 2.9.3.1 and 2.11.
#pragma once

#include "control/job_start.hpp"
#include "interpreter/completion.hpp"
#include "interpreter/shell.hpp"
#include "interpreter/shell_signals.hpp"

#include <cstddef>
#include <string>

namespace leash {

class ShellJobs {
  public:
    ShellJobs(Shell& shell, const ShellSignals& signals) : shell_(shell), signals_(signals) {}

    // What is the same for every child of this shell: the environment, the signals that are set
    // back to default, the shell that runs a script without #!.
    LaunchPlan child_plan() const;
    // With job control the job has a process group of its own, else it stays in the shell's.
    JobPlan plan(Placing placing, std::string command) const;
    // Somebody may see the text of a job's commands. Where nobody does, it is not made.
    bool are_seen() const { return shell_.options.monitor || shell_.control.is_heard(); }

    // Enters the job that was started, and waits for it in the foreground.
    Completion wait_in_foreground(JobStart& start);
    // After fg or another wait in the foreground: sets $?, says that the job stopped or was killed,
    // and ends what is around the job if Ctrl-C or Ctrl-Z was typed.
    Completion after_wait(Job& job, WaitEnd end);
    // Enters the job that was started as a background job: sets $!, writes "[1] 1234" at a prompt.
    void leave_in_background(JobStart& start);

    // Tells of the jobs that changed since the user was told: "[1]+  Done   sleep 1" on standard
    // error. Ended jobs leave the table. In a script nothing is written.
    void tell_news();
    // A script may start jobs for hours: takes away those that have ended, now and then. To be
    // called before a job is started, not after: a child that is reaped before it is in the table
    // would be lost.
    void clear_ended();

  private:
    Completion after_stop(Job& job);
    Completion after_end(const ProcessState& state);
    Completion after_death_by(int signal, const ProcessState& state);

    Shell& shell_;
    const ShellSignals& signals_;
    static constexpr std::size_t few_jobs = 16;
    std::size_t clear_at_ = few_jobs; // jobs in the table
};

} // namespace leash
