#include "jobs/hangup_policy.hpp"

#include "base/message_list.hpp"

#include <algorithm>
#include <csignal>
#include <vector>

namespace leash {
namespace {

constexpr SignalsSent nothing;
constexpr SignalsSent hangup{SIGHUP};
// A stopped process acts on SIGHUP only when it is continued.
constexpr SignalsSent hangup_and_continue{SIGHUP, SIGCONT};

// Each row was measured on Debian 12: the shell was the session leader, interactive, not a login
// shell, with its default options. An empty entry means that the shell sent no signal: the job got
// a signal from the kernel, or no signal.
constexpr std::array<HangupPolicy, 9> policies{{
    // leash does what bash does, except for a stopped job at exit: leash leaves the job to the
    // kernel. The kernel sends SIGHUP, because the job's process group becomes orphaned.
    {"leash",
     {nothing, nothing},
     {hangup, hangup_and_continue},
     hangup,
     N_("SIGHUP to every job at a hangup; nothing at exit")},

    // bash 5.2.15. After a hangup bash also does what it does at every exit: it sends SIGTERM to
    // the stopped jobs. Race: SIGHUP and SIGTERM are both pending when the process wakes, and
    // either may kill the process. SIGTERM killed it in all of 12 hangups of bash, and in 55 of 60
    // trials with the same four signals and no shell. Under a tracer SIGHUP kills it.
    {"bash",
     {nothing, {SIGTERM, SIGCONT}},
     {hangup, {SIGHUP, SIGCONT, SIGTERM, SIGCONT}},
     hangup,
     N_("SIGHUP to every job at a hangup; SIGTERM to stopped jobs, at exit too")},

    // dash 0.5.12 does not catch SIGHUP: the kernel's signal ends dash at once.
    {"dash", {}, {}, {}, N_("nothing; the kernel alone decides")},

    // zsh 5.9 (its option HUP is on) warns "you have running jobs", then sends SIGHUP. A stopped
    // job gets no signal from zsh, but the kernel's SIGHUP kills it.
    {"zsh",
     {hangup, nothing},
     {hangup, nothing},
     hangup,
     N_("SIGHUP to running jobs, at a hangup and at exit; stopped jobs get nothing")},

    // yash 2.52: only the kernel's SIGHUP killed jobs.
    {"yash", {}, {}, {}, N_("nothing; the kernel alone decides")},

    // mksh 59c sends SIGHUP to the foreground job and to stopped jobs. A job that runs in the
    // background survives.
    {"mksh",
     {nothing, hangup_and_continue},
     {nothing, hangup_and_continue},
     hangup,
     N_("SIGHUP to the foreground job and to stopped jobs; running jobs live")},

    // ksh93u+m 1.0.4: only the kernel's SIGHUP killed jobs.
    {"ksh93", {}, {}, {}, N_("nothing; the kernel alone decides")},

    // fish 3.6 sends SIGHUP to every job that is not disowned, at exit and at a hangup.
    {"fish",
     {hangup, hangup_and_continue},
     {hangup, hangup_and_continue},
     hangup,
     N_("SIGHUP to every job, at a hangup and at exit")},

    // The ash of busybox, a relative of dash, behaves as dash does.
    {"busybox", {}, {}, {}, N_("nothing; the kernel alone decides")},
}};

} // namespace

JobPosture posture_of(const Job& job) {
    if (job.is_stopped())
        return JobPosture::Stopped;
    return job.foreground ? JobPosture::Foreground : JobPosture::Running;
}

const SignalsSent& HangupPolicy::signals_for(HangupEvent event, JobPosture posture) const {
    const PerState& row = event == HangupEvent::Exit ? at_exit : at_hangup;
    if (posture == JobPosture::Stopped)
        return row.stopped;
    if (posture == JobPosture::Foreground && event == HangupEvent::Hangup)
        return foreground_at_hangup;
    return row.running;
}

const std::array<HangupPolicy, 9>& all_policies() {
    return policies;
}

const HangupPolicy* find_policy(std::string_view name) {
    const auto found = std::find_if(policies.begin(), policies.end(),
                                    [&](const HangupPolicy& one) { return one.name == name; });
    return found == policies.end() ? nullptr : &*found;
}

std::vector<std::string> names_of_policies() {
    std::vector<std::string> names;
    names.reserve(std::size(policies));
    for (const HangupPolicy& policy : policies)
        names.emplace_back(policy.name);
    return names;
}

Message no_policy_named(std::string_view name) {
    return _("{0}: there is no such policy; there are {1}", name, enumerated(names_of_policies()));
}

HangupPolicy policy_of_leash() {
    return policies.front();
}

} // namespace leash
