#include "control/hangup_policy.hpp"

#include <csignal>

namespace leash {

const SignalsSent& HangupPolicy::signals_for(HangupEvent event, const Job& job) const {
    const PerState& row = event == HangupEvent::Exit ? at_exit : at_hangup;
    if (event == HangupEvent::Hangup && job.foreground)
        return foreground_at_hangup;
    return job.is_stopped() ? row.stopped : row.running;
}

// As bash: HUP to every job at a hangup, and CONT to the stopped ones so that they can die of
// it; nothing at exit, where a stopped job is left to the kernel.
HangupPolicy policy_of_leash() {
    return {"leash", {{}, {}}, {{SIGHUP}, {SIGHUP, SIGCONT}}, {SIGHUP}};
}

} // namespace leash
