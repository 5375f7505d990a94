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

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

namespace leash {

enum class HangupEvent { Exit, Hangup }; // an orderly exit; SIGHUP or the terminal gone

// All that a policy asks about a job. A stopped one is Stopped wherever it stood before.
enum class JobPosture { Foreground, Running, Stopped };
JobPosture posture_of(const Job& job);

// The signals sent to a job's process group, in order; empty: the job is left to the kernel.
// At most four, in a fixed array: so the table of policies is constant, and costs no start
// anything.
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
const std::array<HangupPolicy, 9>& all_policies();
// By the shell's name; null where there is no such row.
const HangupPolicy* find_policy(std::string_view name);
HangupPolicy policy_of_leash();
// "tcsh: no policy is called that; there are leash, bash, dash ..."
std::string no_policy_named(std::string_view name);

} // namespace leash
