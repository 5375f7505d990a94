#include "jobs/hangup_policy.hpp"

#include <doctest/doctest.h>

#include <csignal>

using namespace leash;

TEST_CASE("every_measured_shell_has_a_row_and_leash_comes_first") {
    std::vector<std::string_view> names;
    for (const HangupPolicy& policy : all_policies())
        names.push_back(policy.name);
    CHECK(names == std::vector<std::string_view>{"leash", "bash", "dash", "zsh", "yash", "mksh",
                                                 "ksh93", "fish", "busybox"});
    for (const HangupPolicy& policy : all_policies()) {
        CHECK(find_policy(policy.name) == &policy);
        CHECK_FALSE(policy.summary.empty());
    }
    CHECK(find_policy("tcsh") == nullptr);
    CHECK(policy_of_leash().name == "leash");
}

TEST_CASE("leash_sends_hup_at_a_hangup_and_continues_what_is_stopped") {
    const HangupPolicy leash = policy_of_leash();
    const SignalsSent nothing;
    CHECK(leash.signals_for(HangupEvent::Hangup, JobPosture::Foreground) == SignalsSent{SIGHUP});
    CHECK(leash.signals_for(HangupEvent::Hangup, JobPosture::Running) == SignalsSent{SIGHUP});
    CHECK(leash.signals_for(HangupEvent::Hangup, JobPosture::Stopped) ==
          SignalsSent{SIGHUP, SIGCONT});
    CHECK(leash.signals_for(HangupEvent::Exit, JobPosture::Running) == nothing);
    CHECK(leash.signals_for(HangupEvent::Exit, JobPosture::Stopped) == nothing);
}

TEST_CASE("mksh_spares_the_background_at_a_hangup_but_not_the_foreground") {
    const HangupPolicy* mksh = find_policy("mksh");
    REQUIRE(mksh);
    CHECK(mksh->signals_for(HangupEvent::Hangup, JobPosture::Foreground) == SignalsSent{SIGHUP});
    CHECK(mksh->signals_for(HangupEvent::Hangup, JobPosture::Running).empty());
}

TEST_CASE("a_job_that_was_stopped_in_the_foreground_counts_as_stopped") {
    Job job;
    job.processes.push_back({Pid{904}, "cat", Stopped{SIGTSTP}});
    job.foreground = true;
    CHECK(posture_of(job) == JobPosture::Stopped);
    job.processes[0].state = Running{};
    CHECK(posture_of(job) == JobPosture::Foreground);
    job.foreground = false;
    CHECK(posture_of(job) == JobPosture::Running);
}
