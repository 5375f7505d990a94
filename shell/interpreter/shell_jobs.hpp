// The jobs of one shell, as the language sees them: what the start, the stop and the end of a job
// mean for $?, for $! and for the user. control/ does the work with processes and the terminal.
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

    // Returns a plan with what is the same for every child of this shell: the environment, the
    // signals to set to default, and the shell that runs a script without #!.
    LaunchPlan child_plan() const;
    // With job control the job gets a new process group. Otherwise the job stays in the shell's
    // group.
    JobPlan plan(Placing placing, std::string command) const;
    // Returns true if somebody may see the text of a job's commands. Otherwise the shell does not
    // make the text.
    bool are_seen() const { return shell_.options.monitor || shell_.control.is_heard(); }

    // Enters the started job, and waits for it in the foreground.
    Completion wait_in_foreground(JobStart& start);
    // Call this after fg or another wait in the foreground. Sets $?, and tells the user if the job
    // has stopped or was killed. After Ctrl-C or Ctrl-Z also ends the commands around the job.
    Completion after_wait(Job& job, WaitEnd end);
    // Enters the started job as a background job. Sets $!, and writes "[1] 1234" at a prompt.
    void leave_in_background(JobStart& start);

    // Notifies the user of the jobs that have changed since the last notification: "[1]+ Done sleep
    // 1" on standard error. Removes ended jobs from the table. In a script writes nothing.
    void tell_news();
    // Call this before each start of a background job or of a process substitution. Now and then
    // this reaps the processes that have ended, so that a long loop of starts leaves no zombies.
    // Race: call this before the start, not after. A child that is reaped before it is in the table
    // would be lost.
    void reap_now_and_then();

    // In a script: writes "script: line 3: Segmentation fault (SIGSEGV)" to standard error, if a
    // signal has ended the job. SIGINT and SIGPIPE are not worth a message: the user typed Ctrl-C,
    // and `yes | head` is no mistake.
    void say_how_it_died(const ProcessState& state) const;

  private:
    void die_of_interrupt_too();
    Completion after_stop(Job& job);
    Completion after_end(const ProcessState& state);
    Completion after_death_by(int signal, const ProcessState& state);

    Shell& shell_;
    const ShellSignals& signals_;
    static constexpr std::size_t few_jobs = 16;
    static constexpr std::size_t most_kept = 4096; // ended jobs that a script has not waited for
    std::size_t started_ = 0;                      // since the last reaping
    std::size_t reap_after_ = few_jobs;
};

} // namespace leash
