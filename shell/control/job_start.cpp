#include "control/job_start.hpp"

#include "control/job_signals.hpp"
#include "kernel/snapshot.hpp"
#include "launch/start_process.hpp"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace leash {
namespace {

PlannedGroup planned_group(const GroupPlan& plan) {
    if (std::holds_alternative<StayInShellsGroup>(plan))
        return PlannedGroup::Shell;
    return std::holds_alternative<JoinGroup>(plan) ? PlannedGroup::Job : PlannedGroup::New;
}

ProcessGroup group_of(const GroupPlan& plan, Pid child) {
    if (std::holds_alternative<StayInShellsGroup>(plan))
        return ProcessGroup{::getpgrp()};
    const auto* join = std::get_if<JoinGroup>(&plan);
    return join ? join->group : group_led_by(child);
}

} // namespace

// ---- one process ----------------------------------------------------------------------------

Result<Pid> start_process(const JobControl& control, const LaunchPlan& plan,
                          const std::string& command, const std::function<int()>& subshell) {
    const auto carry_out = [&] {
        return subshell ? start_subshell(plan, subshell) : start_program(plan);
    };
    if (!control.is_heard())
        return carry_out();
    const StartChoice choice = subshell ? choose_start_of_subshell() : choose_start(plan);
    control.tell(StartPlanned{command, planned_group(plan.group), choice.call, _(choice.why)});
    auto child = carry_out();
    if (!child) {
        control.tell(StartFailed{command, choice.call, child.error().number});
        return child;
    }
    const Pid pid = child.value();
    const ProcessGroup group = group_of(plan.group, pid);
    control.tell(ProcessStarted{pid, control.start_times_are_wanted() ? read_start_time(pid) : 0,
                                group, command});
    if (!std::holds_alternative<StayInShellsGroup>(plan.group))
        control.tell(ProcessGrouped{pid, group, choice.call});
    return child;
}

// ---- a job ----------------------------------------------------------------------------------

JobStart::JobStart(JobControl& control, JobPlan plan) : control_(control), plan_(std::move(plan)) {
    job_.command = std::move(plan_.command);
    job_.pipefail = plan_.pipefail;
    job_.negated = plan_.negated;
    job_.foreground = plan_.placing == Placing::Foreground;
    if (job_.foreground && !has_own_group())
        interrupts_deferred_.emplace();
}

// ---- each process ---------------------------------------------------------------------------

Outcome JobStart::add(LaunchPlan& plan, const std::string& command,
                      const std::function<int()>& subshell) {
    if (has_own_group())
        place_in_group(plan);
    else if (plan_.placing == Placing::Background)
        detach_from_keyboard(plan);

    const auto child = start_process(control_, plan, command, subshell);
    if (!child)
        return child.error();
    if (has_own_group() && !job_.group)
        job_.group = group_led_by(child.value());
    job_.processes.push_back({child.value(), command});
    return success();
}

// The first process leads the process group, and the group's number is its process ID. The other
// processes join the group. Only a job in the foreground gets the terminal.
void JobStart::place_in_group(LaunchPlan& plan) const {
    plan.group = job_.group ? GroupPlan(JoinGroup{*job_.group}) : GroupPlan(LeadNewGroup{});
    if (const Terminal* terminal = control_.terminal(); terminal && job_.foreground)
        plan.terminal = terminal->descriptor();
}

// For `&` without job control. The keyboard's signals come to the whole process group of the shell,
// so the job ignores them. The job must not read input that the shell would then miss (XCU
// 2.9.3.1).
void JobStart::detach_from_keyboard(LaunchPlan& plan) const {
    plan.ignored_signals.insert(plan.ignored_signals.end(), {SIGINT, SIGQUIT});
    const bool reads_from_pipe = !job_.processes.empty();
    if (!reads_from_pipe)
        plan.descriptors.insert(plan.descriptors.begin(),
                                OpenDescriptor{"/dev/null", O_RDONLY, 0, STDIN_FILENO});
}

// ---- the end of the start -------------------------------------------------------------------

Job& JobStart::enter() {
    const bool with_number = plan_.placing == Placing::Background;
    Job& job = control_.table().add(std::move(job_), with_number);
    if (control_.is_heard()) {
        std::vector<Pid> processes;
        for (const JobProcess& process : job.processes)
            processes.push_back(process.pid);
        control_.tell(JobStarted{job.number, job.group.value_or(ProcessGroup{::getpgrp()}),
                                 std::move(processes), job.foreground, job.command});
    }
    return job;
}

Job JobStart::wait_without_entry() {
    control_.wait_for_end(job_);
    return std::move(job_);
}

JobStart::~JobStart() {
    const bool is_half_a_job = !job_.processes.empty();
    if (!is_half_a_job)
        return;
    // SIGKILL, because processes that have just begun have nothing to tidy up, and this wait must
    // end.
    (void)signal_job(control_, job_, SIGKILL, _("the rest of its job could not be started"));
    control_.wait_for_end(job_);
    if (job_.group && job_.foreground)
        control_.take_terminal_back_from(*job_.group);
}

} // namespace leash
