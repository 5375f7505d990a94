// The shells of a World: finding them, and what a shell does to its jobs when the shell leaves.
#include "insight/forecast_world.hpp"

#include <algorithm>
#include <csignal>
#include <utility>

namespace leash {
namespace {

std::string last_part(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

// Returns the policy of this shell, or nullptr if the process is no shell that we know. The name of
// the executable counts before the name of the process, because /bin/sh is a link to some shell.
const HangupPolicy* policy_of(const ProcessFacts& facts) {
    const HangupPolicy* policy = find_policy(last_part(facts.executable));
    return policy ? policy : find_policy(facts.name);
}

Message posture_word(JobPosture posture) {
    switch (posture) {
    case JobPosture::Foreground:
        return _("the job in the foreground");
    case JobPosture::Running:
        return _("a running job");
    case JobPosture::Stopped:
        return _("a stopped job");
    }
    return _("a job");
}

} // namespace

// Adds the other shells of the session that do job control. Such a shell is known by SIGTSTP, which
// it catches or ignores. The jobs of the shell are the process groups of its children; what the
// shell has disowned cannot be seen from outside.
void World::add_other_shells() {
    const ProcessFacts& asked = *snapshot_.find(question_.shell);
    const auto members = snapshot_.members_of(asked.session);
    for (const ProcessFacts* facts : members) {
        const HangupPolicy* policy = policy_of(*facts);
        if (facts->key.pid == question_.shell || !policy || facts->is_zombie() ||
            !(facts->ignored.contains(SIGTSTP) || facts->caught.contains(SIGTSTP)))
            continue;
        ShellInWorld shell{facts->key.pid,          *policy, {}, false, false,
                           policy->name == "leash", false};
        for (const ProcessGroup group : groups_started_by(snapshot_, *facts))
            shell.jobs.push_back(job_seen_from_outside(snapshot_, *facts, group));
        shells_.push_back(std::move(shell));
    }
}

ShellInWorld* World::shell_at(Pid pid) {
    const auto found = std::find_if(shells_.begin(), shells_.end(),
                                    [&](const ShellInWorld& one) { return one.pid == pid; });
    return found == shells_.end() ? nullptr : &*found;
}

SignalOrigin World::origin(Pid sender) const {
    if (sender == question_.shell)
        return ShellSent{sender};
    return ProcessSent{sender};
}

// ---- what a shell does as it leaves ------------------------------------------------------------

void World::treat_jobs(ShellInWorld& shell, HangupEvent event, const Reasons& because) {
    if (shell.pid == question_.shell && !question_.at_prompt)
        return;
    const HangupEvent treat_as = shell.huponexit ? HangupEvent::Hangup : event;
    for (const ForecastJob& job : shell.jobs) {
        if (!job.group || job.tie != ForecastJob::Tie::Tied)
            continue;
        const bool may_be_over = is_ended_by_others(shell, job);
        for (const int signal : shell.policy.signals_for(treat_as, job.posture)) {
            const Message named = job.number > 0
                                      ? _("{0}, %{1}", posture_word(job.posture), job.number)
                                      : posture_word(job.posture);
            const bool as_at_hangup = event == HangupEvent::Exit && shell.huponexit;
            const Phrase text =
                as_at_hangup ? N_("{0} sends {1} to {2}: policy {3}, huponexit is set")
                : shell.pid == question_.shell
                    ? N_("{0} sends {1} to {2}: policy {3}")
                    : N_("{0} sends {1} to {2}: policy {3}, unless it has disowned "
                         "it, or set another policy: that cannot be seen from here");
            const Message rule =
                _(text, who(shell.pid), with_sig(signal), named, shell.policy.name);
            deliver(*job.group, {{signal, origin(shell.pid)}, shell.pid, and_then(because, rule)});
        }
        if (may_be_over)
            doubt_rest_of(shell, job);
    }
}

// True if all members of the job that the shell itself has started, such as a nested leash, have
// been ended by others. Such members end at the same time as the shell leaves.
bool World::is_ended_by_others(const ShellInWorld& shell, const ForecastJob& job) const {
    bool any = false;
    for (const ProcessFacts* member : members_of(*job.group)) {
        if (member->parent != shell.pid || member->is_zombie())
            continue;
        const Fate& fate = fates_.at(member->key.pid);
        if (!fate.ended || fate.decided_by == shell.pid)
            return false;
        any = true;
    }
    return any;
}

// Race: if the shell reaps those members before it treats its jobs, the job is over for the shell,
// and the shell does not signal the other members.
void World::doubt_rest_of(const ShellInWorld& shell, const ForecastJob& job) {
    for (const ProcessFacts* member : members_of(*job.group)) {
        Fate& fate = fates_.at(member->key.pid);
        if (member->parent == shell.pid || !fate.cause || fate.decided_by != shell.pid)
            continue;
        fate.unknowable = true;
        fate.why.push_back(_("unless {0} finds its job over first: the processes that it started "
                             "for the job end at the same time. Nobody can know how this race ends",
                             who(shell.pid)));
    }
}

void World::leave_by_exit(ShellInWorld& shell, const Reasons& because) {
    if (std::exchange(shell.left, true))
        return;
    treat_jobs(shell, HangupEvent::Exit, because);
    Fate& fate = fates_.at(shell.pid);
    add_new(fate.why, because);
    fate.outcome = ForecastOutcome::Exits;
    fate.cause.reset();
    end(shell.pid, shell.pid, because);
}

void World::leave_by_hangup(ShellInWorld& shell, const SignalCause& heard, const Reasons& because) {
    if (std::exchange(shell.left, true))
        return;
    // A leash takes the terminal back from its job, unless the policy leaves the foreground job to
    // the kernel. After a hangup tcsetpgrp(3) fails, so no shell takes the terminal back.
    const bool takes_back =
        shell.is_leash && !hung_up_ && !shell.policy.leaves_foreground_to_kernel() &&
        std::any_of(shell.jobs.begin(), shell.jobs.end(),
                    [&](const auto& job) { return job.group && job.group == foreground_; });
    if (takes_back)
        foreground_ = snapshot_.find(shell.pid)->group;
    treat_jobs(shell, HangupEvent::Hangup, because);
    Fate& fate = fates_.at(shell.pid);
    add_new(fate.why, because);
    if (shell.is_leash) {
        // The cause is the SIGHUP that leash got, as in an autopsy, and not the SIGHUP that leash
        // sends itself in order to die of the signal.
        fate.why.push_back(_("when leash has sent its jobs SIGHUP, it sends SIGHUP to itself, with "
                             "the default disposition"));
        fate.outcome = ForecastOutcome::Dies;
        fate.cause = heard;
    } else {
        fate.why.push_back(_("it is a shell that catches SIGHUP: it treats its jobs as policy {0} "
                             "says, and leaves; nobody can know its status",
                             shell.policy.name));
        fate.outcome = ForecastOutcome::Decides;
        fate.cause = heard;
    }
    end(shell.pid, shell.pid, because);
    doubt_jobs(shell);
}

// A shell at its prompt that is neither a leash nor the session leader learns of a hangup twice: by
// the end of its input, and by SIGHUP from the shell that started it. Race: either may come first.
// If the policy treats the two differently, the fate of the shell's jobs cannot be known.
void World::doubt_jobs(const ShellInWorld& shell) {
    const ProcessFacts& facts = *snapshot_.find(shell.pid);
    if (!hung_up_ || shell.is_leash || session_led_by(shell.pid) == facts.session ||
        facts.foreground_group != facts.group)
        return;
    for (const ForecastJob& job : shell.jobs) {
        if (shell.policy.signals_for(HangupEvent::Exit, job.posture) ==
            shell.policy.signals_for(HangupEvent::Hangup, job.posture))
            continue;
        for (const ProcessFacts* member : members_of(*job.group)) {
            Fate& fate = fates_.at(member->key.pid);
            fate.unknowable = true;
            fate.why.push_back(_("unless {0} finds the end of its input before SIGHUP: then it "
                                 "leaves as by `exit`. Nobody can know how this race ends",
                                 who(shell.pid)));
        }
    }
}

void World::find_end_of_input(ShellInWorld& shell) {
    const Fate& fate = fates_.at(shell.pid);
    const ProcessFacts& facts = *snapshot_.find(shell.pid);
    if (fate.ended || fate.stopped || (shell.pid == question_.shell && !question_.at_prompt))
        return;
    if (shell.is_leash)
        leave_by_hangup(
            shell, {SIGHUP, origin(shell.pid)},
            {_("{0} finds its terminal gone: leash takes that for a hangup, with or without SIGHUP",
               who(shell.pid))});
    else if (facts.foreground_group == facts.group)
        leave_by_exit(
            shell, {_("{0} reads the end of its input, and leaves as by `exit`", who(shell.pid))});
}

} // namespace leash
