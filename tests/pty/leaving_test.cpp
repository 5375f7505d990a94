// Leaving the shell with jobs: the warning, and what becomes of the jobs.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace leash;
using namespace leash::test;

namespace {

constexpr const char* warning =
    "There are stopped jobs.\n"
    "[1]+  Stopped (SIGTSTP)       sleep 100\n"
    "Once leash is gone, the kernel sends SIGHUP and SIGCONT to each stopped job.\n"
    "Leave again, and leash goes.\n";

} // namespace

TEST_CASE("exit_with_stopped_jobs_warns_once_and_lists_them") {
    PtySession session;
    const Pid job = session.stop("sleep 100");
    CHECK(session.run("exit") == warning);
    session.enter("exit");
    session.wait_for_end();
    eventually("the kernel has ended the stopped job", [&] { return !is_alive(job); });
}

// Seen to fail: the prompt told once more that the job is stopped.
TEST_CASE("the_warning_tells_the_state_of_a_job_and_the_prompt_does_not_tell_it_again") {
    PtySession session;
    session.start("sleep 100");
    CHECK(session.run("kill -STOP $!; until ps ho s $! | grep -q T; do :; done; exit") ==
          "There are stopped jobs.\n"
          "[1]+  Stopped (SIGSTOP)       sleep 100\n"
          "Once leash is gone, the kernel sends SIGHUP and SIGCONT to each stopped job.\n"
          "Leave again, and leash goes.\n");
}

// End of input with stopped jobs counts as `exit`. Seen to fail when end_typed() leaves at once.
TEST_CASE("ctrl_d_with_stopped_jobs_warns_and_the_second_leaves") {
    PtySession session;
    session.stop("sleep 100");
    session.type(PtySession::ctrl_d);
    session.see("There are stopped jobs.\r\n");
    session.see_prompt();
    session.type(PtySession::ctrl_d);
    session.wait_for_end();
}

TEST_CASE("ctrl_d_then_exit_leaves_too") {
    PtySession session;
    session.stop("sleep 100");
    session.type(PtySession::ctrl_d);
    session.see("There are stopped jobs.\r\n");
    session.see_prompt();
    session.enter("exit");
    session.wait_for_end();
}

TEST_CASE("jobs_with_options_in_between_does_not_arm_the_warning_again") {
    PtySession session;
    session.stop("sleep 100");
    CHECK(session.run("exit") == warning);
    session.run("jobs -l");
    session.run("");
    session.enter("exit");
    session.wait_for_end();
}

TEST_CASE("fg_in_between_arms_the_warning_again") {
    PtySession session;
    session.stop("sleep 100");
    CHECK(session.run("exit") == warning);
    session.enter("fg");
    session.see_in_foreground("sleep 100");
    session.type(PtySession::ctrl_z);
    session.see("Stopped (SIGTSTP)");
    session.see_prompt();
    CHECK(session.run("exit") == warning);
}

TEST_CASE("running_jobs_are_no_reason_to_stay_without_checkjobs") {
    PtySession session;
    const Pid job = session.start("sleep 100");
    session.enter("exit 5");
    CHECK(session.wait_for_end() == ProcessState(Exited{5}));
    CHECK(is_alive(job));
}

TEST_CASE("with_checkjobs_running_jobs_are_listed_before_leaving") {
    PtySession session;
    session.run("set -o checkjobs; sleep 100 &");
    CHECK(session.run("exit") == "There are running jobs.\n"
                                 "[1]+  Running                 sleep 100 &\n"
                                 "Leave again, and leash goes.\n");
    session.enter("exit");
    session.wait_for_end();
}

// A moment later the kernel would send SIGHUP too, so the test asks who has sent the signal. Seen
// to fail when run_at_prompt() uses HangupEvent::Exit in both cases.
TEST_CASE("with_huponexit_a_stopped_job_is_hung_up_by_leash") {
    PtySession session;
    session.run("set -o huponexit");
    session.stop_catching_witness("carl");
    session.run("exit");
    session.enter("exit");
    session.wait_for_end();
    const std::string told =
        "got SIGHUP from process " + std::to_string(session.leader().value) + "\n";
    eventually("the job has caught leash's SIGHUP",
               [&] { return session.file("carl.log").find(told) != std::string::npos; });
}
