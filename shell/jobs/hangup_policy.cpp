#include "jobs/hangup_policy.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <csignal>
#include <vector>

namespace leash {
namespace {

constexpr SignalsSent nothing;
constexpr SignalsSent hangup{SIGHUP};
// A stopped process acts on SIGHUP only when it is continued.
constexpr SignalsSent hangup_and_continue{SIGHUP, SIGCONT};

// Measured on Debian 12, each shell as the session leader, interactive, no login shell, options as
// they are by default. What a row leaves empty was seen to come from the kernel, or not at all.
constexpr std::array<HangupPolicy, 9> policies{{
    // As bash, except that a stopped job at exit is left to the kernel, which kills it by
    // SIGHUP as its process group becomes orphaned.
    {"leash",
     {nothing, nothing},
     {hangup, hangup_and_continue},
     hangup,
     "SIGHUP to every job at a hangup; nothing at exit"},

    // bash 5.2.15. The hangup is followed by what bash does at every exit: SIGTERM to the
    // stopped jobs. Both are then on their way to a process that is just being woken, and
    // which of them kills is a race: SIGTERM in all of 12 hangups of bash, and in 55 of 60
    // tries of the same four signals alone; under a tracer it is SIGHUP.
    {"bash",
     {nothing, {SIGTERM, SIGCONT}},
     {hangup, {SIGHUP, SIGCONT, SIGTERM, SIGCONT}},
     hangup,
     "SIGHUP to every job at a hangup; SIGTERM to stopped ones, at exit too"},

    // dash 0.5.12 does not even catch SIGHUP: the kernel's signal ends it at once.
    {"dash", {}, {}, {}, "nothing; the kernel alone decides"},

    // zsh 5.9 (its option HUP is on): "you have running jobs", then SIGHUP. A stopped job dies
    // all the same, of the kernel's SIGHUP.
    {"zsh",
     {hangup, nothing},
     {hangup, nothing},
     hangup,
     "SIGHUP to running jobs, at a hangup and at exit; stopped ones are left"},

    // yash 2.52: every death was by the kernel's SIGHUP.
    {"yash", {}, {}, {}, "nothing; the kernel alone decides"},

    // mksh 59c: SIGHUP to the foreground and to stopped jobs; a job in the background lives.
    {"mksh",
     {nothing, hangup_and_continue},
     {nothing, hangup_and_continue},
     hangup,
     "SIGHUP to the foreground job and to stopped ones; running ones live"},

    // ksh93u+m 1.0.4: every death was by the kernel's SIGHUP.
    {"ksh93", {}, {}, {}, "nothing; the kernel alone decides"},

    // fish 3.6: every job that is not disowned, whichever way fish ends.
    {"fish",
     {hangup, hangup_and_continue},
     {hangup, hangup_and_continue},
     hangup,
     "SIGHUP to every job, at a hangup and at exit"},

    // busybox's ash: as dash, its near relative.
    {"busybox", {}, {}, {}, "nothing; the kernel alone decides"},
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

std::string no_policy_named(std::string_view name) {
    std::vector<std::string> names;
    for (const HangupPolicy& policy : policies)
        names.emplace_back(policy.name);
    return std::string(name) + ": no policy is called that; there are " + listed(names);
}

HangupPolicy policy_of_leash() {
    return policies.front();
}

} // namespace leash
