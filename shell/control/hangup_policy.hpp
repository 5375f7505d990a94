// What a shell does to its jobs when it goes away is data: one row per shell.
//
// The kernel signals only the session leader, then, as that exits, the foreground process group,
// and any process group that thereby becomes orphaned with a stopped member. All else is
// the shell's own doing, and shells differ. Each row was measured on the real shell.
//
// Source: setpgid(2), POSIX XSH _exit, "Consequences of Process Termination"; bash manual 3.7.6.
#pragma once

#include "jobs/job.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace leash {

enum class HangupEvent { Exit, Hangup }; // an orderly exit; SIGHUP or the terminal gone

// The signals sent to a job, in order; empty: none, the job is left to the kernel.
using SignalsSent = std::vector<int>;

struct HangupPolicy {
    std::string_view name;
    struct PerState {
        SignalsSent running;
        SignalsSent stopped;
    };
    PerState at_exit;
    PerState at_hangup;
    // Whether the job in the foreground is signalled too, before the shell leaves.
    SignalsSent foreground_at_hangup;

    const SignalsSent& signals_for(HangupEvent event, const Job& job) const;
};

HangupPolicy policy_of_leash();

} // namespace leash
