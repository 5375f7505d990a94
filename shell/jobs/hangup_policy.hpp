// What a shell does to its jobs when it goes away is data: one row per shell.
//
// The kernel signals only the session leader, then, as that exits, the foreground process group,
// and any process group that thereby becomes orphaned with a stopped member. All else is
// the shell's own doing, and shells differ. Each row was measured on the real shell; a test holds
// the rows, together with the kernel's rules in insight/forecast, to
// tests/data/hangup_by_shell.tsv.
//
// Source: setpgid(2), POSIX XSH _exit, "Consequences of Process Termination"; bash manual 3.7.6.
#pragma once

#include "jobs/job.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace leash {

enum class HangupEvent { Exit, Hangup }; // an orderly exit; SIGHUP or the terminal gone

// All that a policy asks about a job. A stopped one is Stopped wherever it stood before.
enum class JobPosture { Foreground, Running, Stopped };
JobPosture posture_of(const Job& job);

// The signals sent to a job's process group, in order; empty: the job is left to the kernel.
using SignalsSent = std::vector<int>;

struct HangupPolicy {
    std::string_view name;
    struct PerState {
        SignalsSent running;
        SignalsSent stopped;
    };
    PerState at_exit;
    PerState at_hangup;
    // To the job in the foreground. It has none at an orderly exit: the shell waits for it.
    SignalsSent foreground_at_hangup;
    // Then the job keeps the terminal as the shell dies: the kernel signals the foreground.
    bool leaves_foreground_to_kernel() const { return foreground_at_hangup.empty(); }
    std::string_view summary; // for people, in one line

    const SignalsSent& signals_for(HangupEvent event, JobPosture posture) const;
    const SignalsSent& signals_for(HangupEvent event, const Job& job) const {
        return signals_for(event, posture_of(job));
    }
};

// leash first, then in the order of the measured table. They live as long as the program.
const std::vector<HangupPolicy>& all_policies();
// By the shell's name; null where there is no such row.
const HangupPolicy* find_policy(std::string_view name);
HangupPolicy policy_of_leash();
// "tcsh: no policy is called that; there are leash, bash, dash ..."
std::string no_policy_named(std::string_view name);

} // namespace leash
