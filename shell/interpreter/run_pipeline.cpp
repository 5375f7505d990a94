// Pipelines, and everything that becomes a job: one process group, started process by process,
// then waited for or left in the background (XCU 2.9.2, 2.11).
//
// Nothing is reaped while a pipeline is being built: its first process may be dead already,
// but as a zombie it still leads the group that the others join.
#include "interpreter/interpreter.hpp"

#include "expand/expand.hpp"
#include "interpreter/redirections.hpp"
#include "jobs/job_text.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/signal_names.hpp"
#include "language/printer.hpp"
#include "launch/reaper.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace leash {
namespace {

// A program with plain words and without assignments can be started directly, with no subshell
// in between.
const SimpleCommand* as_plain_command(const Command& command, const Options& options) {
    const auto* simple = std::get_if<SimpleCommand>(&command.node);
    if (!simple || !simple->assignments.empty() || simple->words.empty() || options.nounset ||
        options.xtrace)
        return nullptr;
    if (!std::all_of(simple->words.begin(), simple->words.end(),
                     [](const Word& word) { return is_pure(word.parts); }))
        return nullptr;
    if (!std::all_of(command.redirections.begin(), command.redirections.end(),
                     [](const Redirection& one) {
                         return is_pure(one.target.parts) &&
                                (!one.here_document || is_pure(*one.here_document));
                     }))
        return nullptr;
    return simple;
}

} // namespace

// ---- a pipeline in the shell's own flow -------------------------------------------------------

Completion Interpreter::run_pipeline(const Pipeline& pipeline, Circumstances around) {
    if (pipeline.timed)
        return run_timed(pipeline, around);
    Completion completion;
    if (pipeline.rest.empty()) {
        Circumstances inner = around;
        inner.errexit_ignored = around.errexit_ignored || pipeline.negated;
        inner.last_of_process = around.last_of_process && !pipeline.negated;
        completion = run_command(pipeline.first, inner);
        if (pipeline.negated && completion.is_normal())
            shell_.last_status = shell_.last_status == 0 ? 1 : 0;
        return completion;
    }
    completion = run_as_job(pipeline, Placing::Foreground, {});
    if (pipeline.negated && completion.is_normal())
        shell_.last_status = shell_.last_status == 0 ? 1 : 0;
    else if (completion.is_normal())
        completion = after_status(completion, around);
    return completion;
}

// ---- starting a job -----------------------------------------------------------------------------

// What & without job control asks for: no keyboard signals, nothing to read (XCU 2.9.3.1).
void Interpreter::make_asynchronous(LaunchPlan& plan) const {
    if (shell_.job_control())
        return;
    plan.descriptors.insert(plan.descriptors.begin(),
                            OpenDescriptor{"/dev/null", O_RDONLY, 0, STDIN_FILENO});
    plan.ignored_signals = {SIGINT, SIGQUIT};
}

Result<Pid> Interpreter::start_stage(const Command& command, const std::string& text,
                                     LaunchPlan plan, const std::vector<int>& to_close) {
    if (const SimpleCommand* simple = as_plain_command(command, shell_.options)) {
        shell_.line = command.position.line;
        auto fields = expand_fields(expansion(), simple->words);
        if (fields && !fields.value().empty() && !is_interrupted()) {
            const CommandMeaning meaning = find_command(fields.value().front());
            if (const auto* program = std::get_if<ExternalCommand>(&meaning)) {
                auto redirections = resolve(*this, command.redirections);
                if (redirections) {
                    plan.path = program->path;
                    plan.speaker = speaker();
                    plan.arguments = std::move(fields).value();
                    plan.descriptors.insert(plan.descriptors.end(),
                                            redirections.value().actions.begin(),
                                            redirections.value().actions.end());
                    auto child = shell_.control.start(plan, text);
                    if (child)
                        return child;
                }
            }
        }
        // Whatever is wrong with it, the subshell below finds the same, says so, and has the
        // status: as if it had been there from the beginning. So too after a Ctrl-C, which may have
        // left words out.
    }
    for (const int descriptor : to_close)
        plan.descriptors.emplace_back(CloseDescriptor{descriptor});
    return shell_.control.start(plan, text, [&] {
        enter_subshell();
        Circumstances inside;
        inside.last_of_process = true;
        return finish_subshell(run_command(command, inside));
    });
}

Result<Job> Interpreter::start_pipeline(const Pipeline& pipeline, Placing placing) {
    const bool own_group = shell_.job_control();
    Job job;
    job.pipefail = shell_.options.pipefail;
    OwnedDescriptor from_previous;
    for (std::size_t i = 0; i < pipeline.size(); ++i) {
        const Command& command = pipeline[i];
        const bool first = i == 0;
        const bool last = i + 1 == pipeline.size();
        GroupPlan group = StayInShellsGroup{};
        if (own_group)
            group = first ? GroupPlan(LeadNewGroup{}) : GroupPlan(JoinGroup{*job.group});
        LaunchPlan plan = child_plan(group);
        if (placing == Placing::Foreground && own_group && shell_.control.terminal)
            plan.terminal = shell_.control.terminal->descriptor();

        std::vector<int> to_close;
        Pipe next;
        if (!last) {
            auto pipe = make_pipe();
            if (!pipe)
                return pipe.error();
            next = std::move(pipe).value();
            plan.descriptors.emplace_back(DuplicateDescriptor{next.write_end.get(), STDOUT_FILENO});
            to_close = {next.read_end.get(), next.write_end.get()};
        }
        if (from_previous) {
            plan.descriptors.emplace_back(DuplicateDescriptor{from_previous.get(), STDIN_FILENO});
            to_close.push_back(from_previous.get());
        }
        if (first && placing == Placing::Background)
            make_asynchronous(plan);
        else if (placing == Placing::Background && !own_group)
            plan.ignored_signals = {SIGINT, SIGQUIT};

        std::string text;
        if (shell_.options.monitor || shell_.control.is_heard())
            text = print(command);
        auto child = start_stage(command, text, std::move(plan), to_close);
        if (!child)
            return child.error();
        if (first && own_group)
            job.group = group_led_by(child.value());
        job.processes.push_back({child.value(), std::move(text)});
        from_previous = std::move(next.read_end);
    }
    return job;
}

Completion Interpreter::run_as_job(const Pipeline& pipeline, Placing placing, std::string text) {
    auto started = start_pipeline(pipeline, placing);
    if (!started) {
        complain(started.error().message());
        shell_.last_status = 1;
        return normal();
    }
    Job job = std::move(started).value();
    job.negated = pipeline.negated && placing == Placing::Background;
    if (text.empty() && shell_.job_control())
        text = print(pipeline);
    job.command = std::move(text);
    if (placing == Placing::Background)
        return announce_background(std::move(job));
    return wait_for_foreground(std::move(job));
}

Completion Interpreter::announce_background(Job job) {
    JobControl& control = shell_.control;
    job.foreground = false;
    shell_.last_background = job.last_pid();
    const Job& added = control.table.add(std::move(job), true);
    if (control.is_heard()) {
        std::vector<Pid> processes;
        for (const JobProcess& process : added.processes)
            processes.push_back(process.pid);
        control.tell(JobStarted{added.number, added.group.value_or(ProcessGroup{::getpgrp()}),
                                std::move(processes), false, added.command});
        control.tell(LastBackground{added.last_pid()});
    }
    if (shell_.at_prompt())
        (void)write_all(STDERR_FILENO,
                        fmt::format("[{}] {}\n", added.number, added.last_pid().value));
    shell_.last_status = 0;
    return normal();
}

// Asking the kernel costs it a walk through all children: so it is asked only when there are twice
// as many jobs as it left the last time, and the cost for each stays the same.
void Interpreter::clear_ended_jobs() {
    JobTable& table = shell_.control.table;
    if (table.size() < clear_jobs_at_)
        return;
    shell_.control.collect();
    for (Job* job : table.numbered())
        if (job->is_over())
            table.remove(*job);
    table.news_told();
    clear_jobs_at_ = std::max(2 * table.size(), few_jobs);
}

// ---- waiting in the foreground ------------------------------------------------------------------

Completion Interpreter::wait_for_foreground(Job started) {
    JobControl& control = shell_.control;
    started.foreground = true;
    if (!shell_.job_control()) {
        // Nothing can stop it or move it: no table is needed to wait for it.
        for (JobProcess& process : started.processes) {
            Result<ProcessState> state = wait_for(process.pid);
            while (!state && state.error().number == EINTR)
                state = wait_for(process.pid);
            process.state = state ? state.value() : ProcessState(Exited{127});
            control.tell(StateChanged{process.pid, process.state});
        }
        shell_.last_status = started.status();
        return after_foreground(started.state());
    }
    Job& job = control.table.add(std::move(started), false);
    if (control.is_heard()) {
        std::vector<Pid> processes;
        for (const JobProcess& process : job.processes)
            processes.push_back(process.pid);
        control.tell(JobStarted{0, *job.group, std::move(processes), true, job.command});
    }
    return after_wait(job, control.wait_in_foreground(job));
}

// The way back from a wait: what was it, and what does the user have to be told?
Completion Interpreter::after_wait(Job& job, WaitEnd end) {
    JobControl& control = shell_.control;
    shell_.last_status = job.status();
    switch (end) {
    case WaitEnd::HungUp:
        return leave(Completion::Kind::HungUp);
    case WaitEnd::Stopped: {
        control.table.give_number(job);
        control.table.make_current(job);
        job.foreground = false;
        job.told = job.state();
        control.tell(JobNumbered{job.number, *job.group});
        if (!shell_.at_prompt()) {
            shell_.narrator.release();
            return normal();
        }
        (void)write_all(STDERR_FILENO, "\n"); // the terminal has echoed ^Z
        shell_.narrator.release();
        (void)write_all(STDERR_FILENO, job_line(job, JobMarks(control.table).of(job)));
        return leave(Completion::Kind::Stopped);
    }
    case WaitEnd::Over:
        break;
    }
    const ProcessState state = job.state();
    control.table.remove(job);
    return after_foreground(state);
}

// A job that was ended by a signal: says which, and lets Ctrl-C end what is around it too.
Completion Interpreter::after_foreground(const ProcessState& state) {
    const auto* signaled = std::get_if<Signaled>(&state);
    if (!signaled || !shell_.at_prompt())
        shell_.narrator.release();
    if (!signaled)
        return normal();
    if (!shell_.at_prompt()) {
        // set -m in a script: Ctrl-C reached the job's group alone. It was meant for both.
        if (signaled->signal == SIGINT && shell_.job_control() && shell_.control.terminal)
            (void)shell_.control.signal(shell_.pid, SIGINT, "the job in the foreground died of it");
        return normal();
    }
    if (signaled->signal == SIGINT) {
        (void)write_all(STDERR_FILENO, "\n"); // the terminal has echoed ^C
        // Without job control leash got it too: one ^C, one line.
        if (!shell_.traps.action(SIGINT))
            shell_.control.forget_received(SIGINT);
        shell_.narrator.release();
        return leave(Completion::Kind::Interrupted);
    }
    if (signaled->signal != SIGPIPE)
        (void)write_all(STDERR_FILENO, describe(state) + "\n");
    shell_.narrator.release();
    return normal();
}

void Interpreter::tell_news() {
    JobControl& control = shell_.control;
    JobTable& table = control.table;
    if (!table.has_news())
        return;
    std::vector<Job*> ended;
    std::string text;
    const JobMarks marks(table);
    for (Job* job : table.numbered()) {
        const ProcessState state = job->state();
        if (state == job->told)
            continue;
        // Continued from outside is no news to be shown; jobs shows it.
        if (shell_.at_prompt() && !is_running(state))
            text +=
                job_line(*job, marks.of(*job), shell_.as_sh ? JobStyle::Posix : JobStyle::Leash);
        job->told = state;
        if (job->is_over())
            ended.push_back(job);
    }
    table.news_told();
    if (!text.empty())
        (void)write_all(STDERR_FILENO, text);
    for (Job* job : ended)
        table.remove(*job);
}

} // namespace leash
