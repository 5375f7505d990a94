// Hangup policies: a table of the signals that a shell sends to its jobs when the shell exits or
// the terminal hangs up. The table has one row for each shell.
//
// At a hangup the kernel signals the session leader. When the session leader exits, the kernel
// signals the foreground process group, and each process group that becomes orphaned and has a
// stopped member. The shell sends all other signals, and shells differ. Each row was measured on
// the real shell. A test compares the rows, and the kernel's rules in insight/forecast, with
// tests/data/hangup_by_shell.tsv.
//
// Source: setpgid(2), POSIX XSH _exit, "Consequences of Process Termination"; bash manual 3.7.6.
#pragma once

#include "jobs/job.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

namespace leash {

enum class HangupEvent {
    Exit,   // the shell exits in an orderly way
    Hangup, // the shell received SIGHUP, or the terminal is gone
};

// The three kinds of jobs that a policy treats differently.
enum class JobPosture {
    Foreground, // runs in the foreground
    Running,    // runs in the background
    Stopped,
};
JobPosture posture_of(const Job& job);

// The signals that the shell sends to a job's process group, in order. Empty: the shell sends no
// signal and leaves the job to the kernel. At most four signals, in a fixed array: so the table of
// policies is a constant, and no code runs at the start of leash to make it.
class SignalsSent {
  public:
    constexpr SignalsSent() = default;
    constexpr SignalsSent(std::initializer_list<int> signals) : count_(signals.size()) {
        std::copy(signals.begin(), signals.end(), signals_.begin());
    }
    constexpr const int* begin() const { return signals_.data(); }
    constexpr const int* end() const { return begin() + count_; }
    constexpr bool empty() const { return count_ == 0; }
    friend bool operator==(const SignalsSent&, const SignalsSent&) = default;

  private:
    std::array<int, 4> signals_{};
    std::size_t count_ = 0;
};

struct HangupPolicy {
    std::string_view name;
    struct PerState {
        SignalsSent running;
        SignalsSent stopped;
    };
    PerState at_exit;
    PerState at_hangup;
    // For the foreground job. At an orderly exit there is no foreground job.
    SignalsSent foreground_at_hangup;
    // If true, the job keeps the terminal when the shell ends: then the kernel signals the job.
    bool leaves_foreground_to_kernel() const { return foreground_at_hangup.empty(); }
    Phrase summary; // one line for users

    const SignalsSent& signals_for(HangupEvent event, JobPosture posture) const;
    const SignalsSent& signals_for(HangupEvent event, const Job& job) const {
        return signals_for(event, posture_of(job));
    }
};

// Returns the table: leash first, then the order of the measured table. The table is constant.
const std::array<HangupPolicy, 9>& all_policies();
// Returns the row of the shell with this name, or nullptr.
const HangupPolicy* find_policy(std::string_view name);
HangupPolicy policy_of_leash();
std::vector<std::string> names_of_policies();
// Returns the error message "tcsh: no policy is called that; there are leash, bash, dash ...".
Message no_policy_named(std::string_view name);

} // namespace leash
