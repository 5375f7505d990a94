#include "interpreter/shell_jobs.hpp"

#include "control/job_signals.hpp"
#include "jobs/job_text.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/send_signal.hpp"

#include <algorithm>
#include <csignal>
#include <fmt/format.h>
#include <unistd.h>
#include <vector>

namespace leash {

// ---- what is to be started ------------------------------------------------------------------

LaunchPlan ShellJobs::child_plan() const {
    LaunchPlan plan;
    plan.environment = shell_.variables.environment();
    plan.keyboard_reaches_shell = shell_.has_terminal;
    signals_.set_dispositions_of_child(plan);
    plan.script_shell = shell_.executable;
    plan.translate = &shell_.translate;
    return plan;
}

JobPlan ShellJobs::plan(Placing placing, std::string command) const {
    JobPlan plan;
    plan.placing = placing;
    plan.grouping = shell_.job_control() ? Grouping::OwnGroup : Grouping::ShellsGroup;
    plan.command = std::move(command);
    return plan;
}

// ---- in the background ----------------------------------------------------------------------

void ShellJobs::leave_in_background(JobStart& start) {
    const Job& job = start.enter();
    shell_.last_background = job.last_pid();
    shell_.control.tell(LastBackground{job.last_pid()});
    if (shell_.at_prompt())
        (void)write_all(STDERR_FILENO, fmt::format("[{}] {}\n", job.number, job.last_pid().value));
    shell_.last_status = 0;
}

// For each waitpid(2) the kernel walks through all children. So the shell asks only after as many
// starts as jobs were left the last time: the cost for each job stays the same.
void ShellJobs::reap_now_and_then() {
    if (++started_ < reap_after_)
        return;
    started_ = 0;
    JobTable& table = shell_.control.table();
    shell_.control.collect();
    table.remove_ended_substitutions();
    // A script may still wait for its ended jobs, by %1 or `wait -n`. At a prompt the user is told
    // of them.
    if (!shell_.at_prompt() && table.size() - table.count_not_over() > most_kept) {
        table.remove_ended();
        table.news_told();
    }
    reap_after_ = std::max(table.count_not_over(), few_jobs);
}

// ---- in the foreground ----------------------------------------------------------------------

Completion ShellJobs::wait_in_foreground(JobStart& start) {
    // A shell at a prompt must notice a hangup, also without job control.
    if (!start.has_own_group() && !shell_.at_prompt()) {
        const Job ended = start.wait_without_entry();
        shell_.last_status = ended.status();
        return after_end(ended.state());
    }
    Job& job = start.enter();
    return after_wait(job, shell_.control.wait_in_foreground(job));
}

Completion ShellJobs::after_wait(Job& job, WaitEnd end) {
    shell_.last_status = job.status();
    switch (end) {
    case WaitEnd::HungUp:
        return leave(Completion::Kind::HungUp);
    case WaitEnd::Stopped:
        return after_stop(job);
    case WaitEnd::Over:
        break;
    }
    const ProcessState state = job.state();
    shell_.control.table().remove(job);
    return after_end(state);
}

Completion ShellJobs::after_stop(Job& job) {
    JobTable& table = shell_.control.table();
    table.give_number(job);
    table.make_current(job);
    job.foreground = false;
    job.told = job.state();
    if (job.group) // a job that was started while set +m was in force has no group
        shell_.control.tell(JobNumbered{job.number, *job.group});
    if (!shell_.at_prompt()) {
        shell_.narrator.release();
        return normal();
    }
    (void)write_all(STDERR_FILENO, "\n"); // the terminal has echoed ^Z
    shell_.narrator.release();
    (void)write_all(STDERR_FILENO,
                    job_line(job, JobMarks(table).of(job), shell_.translator_of_states()));
    return leave(Completion::Kind::Stopped);
}

Completion ShellJobs::after_end(const ProcessState& state) {
    if (const auto* signaled = std::get_if<Signaled>(&state))
        return after_death_by(signaled->signal, state);
    shell_.narrator.release();
    return normal();
}

// A signal has ended the job: says which signal. Ctrl-C also ends what is around the job.
Completion ShellJobs::after_death_by(int signal, const ProcessState& state) {
    JobControl& control = shell_.control;
    if (!shell_.at_prompt()) {
        shell_.narrator.release();
        if (signal == SIGINT)
            die_of_interrupt_too();
        else
            say_how_it_died(state);
        return normal();
    }
    if (signal == SIGINT) {
        (void)write_all(STDERR_FILENO, "\n"); // the terminal has echoed ^C
        // Without job control leash has received SIGINT too. There was one ^C, so one newline is
        // enough.
        if (!shell_.traps.action(SIGINT)) {
            control.notice_signals();
            control.received().forget(SIGINT);
        }
        shell_.narrator.release();
        return leave(Completion::Kind::Interrupted);
    }
    if (signal != SIGPIPE)
        (void)write_all(STDERR_FILENO, shell_.translator_of_states()(describe(state)) + "\n");
    shell_.narrator.release();
    return normal();
}

// SIGINT has ended the job of a script. If SIGINT came to the script too, the user meant both: the
// script dies, unless it has a trap. If the job had caught SIGINT, the script would go on: an
// editor uses Ctrl-C as a command. So the script waits for the job first, and then looks how the
// job ended.
void ShellJobs::die_of_interrupt_too() {
    JobControl& control = shell_.control;
    if (shell_.job_control()) {
        // set -m: the job has a group of its own. Ctrl-C reaches the job alone, because the job has
        // the terminal. The user still meant both.
        if (control.terminal())
            (void)signal_process(control, Pid{::getpid()}, SIGINT,
                                 _("the job in the foreground died of it"));
        return;
    }
    control.notice_signals();
    if (control.received().has(SIGINT) && !shell_.traps.action(SIGINT))
        die_of_signal(SIGINT);
}

void ShellJobs::say_how_it_died(const ProcessState& state) const {
    const auto* signaled = std::get_if<Signaled>(&state);
    if (signaled && signaled->signal != SIGINT && signaled->signal != SIGPIPE)
        (void)write_all(STDERR_FILENO, shell_.speaker() + in_english(describe(state)) + "\n");
}

// ---- notifications --------------------------------------------------------------------------

void ShellJobs::tell_news() {
    JobTable& table = shell_.control.table();
    if (!table.has_news())
        return;
    const JobStyle style = shell_.as_sh ? JobStyle::Posix : JobStyle::Leash;
    const JobMarks marks(table);
    std::string text;
    for (Job* job : table.numbered()) {
        const ProcessState state = job->state();
        if (state == job->told)
            continue;
        // The shell does not announce a job that another process has continued; `jobs` shows the
        // job.
        if (shell_.at_prompt() && !is_running(state))
            text += job_line(*job, marks.of(*job), shell_.translator_of_states(), style);
        job->told = state;
    }
    table.news_told();
    if (!text.empty())
        (void)write_all(STDERR_FILENO, text);
    table.remove_ended();
}

} // namespace leash
