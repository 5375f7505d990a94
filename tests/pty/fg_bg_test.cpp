// fg and bg: what they write, which process group has the terminal, and what the status is.
#include "pty_session.hpp"

#include <doctest/doctest.h>

using namespace leash;
using namespace leash::test;

TEST_CASE("fg_writes_the_command_and_lends_the_terminal") {
    PtySession session;
    const Pid job = session.stop("sleep 100");
    session.enter("fg");
    session.see("fg\r\nsleep 100\r\n");
    CHECK(session.see_in_foreground("sleep 100") == job);
    eventually("it runs", [&] { return state_of(job) == 'S'; });
    session.type(PtySession::ctrl_c);
    session.see_prompt();
    CHECK(session.run("echo $?") == "130\n");
    CHECK(session.run("jobs") == "");
}

TEST_CASE("fg_of_a_job_that_runs_in_the_background_gives_it_the_terminal") {
    PtySession session;
    session.run("sleep 100 &");
    session.enter("fg %1");
    session.see_in_foreground("sleep 100");
    session.type(PtySession::ctrl_z);
    session.see("\n[1]+  Stopped (SIGTSTP)       sleep 100\r\n");
    session.see_prompt();
    CHECK(session.run("echo $?") == "148\n");
}

TEST_CASE("a_job_that_was_stopped_for_reading_reads_after_fg") {
    PtySession session;
    session.start_until_stopped("cat");
    session.enter("fg");
    session.see_in_foreground("cat");
    session.enter("hello");
    session.see("hello\r\nhello\r\n");
    session.type(PtySession::ctrl_d);
    session.see_prompt();
    CHECK(session.run("echo $?") == "0\n");
}

TEST_CASE("bg_of_a_running_job_is_a_success_and_says_so") {
    PtySession session;
    session.run("sleep 100 &");
    CHECK(session.run("bg; echo $?") == "leash: bg: %1 is already running\n0\n");
    CHECK(session.run("bg %1") == "leash: bg: %1 is already running\n");
}

TEST_CASE("bg_continues_each_job_it_is_given") {
    PtySession session;
    const Pid first = session.stop("sleep 100");
    const Pid second = session.stop("sleep 200");
    CHECK(session.run("bg %1 %2") == "[1] sleep 100\n[2] sleep 200\n");
    eventually("both run", [&] { return state_of(first) == 'S' && state_of(second) == 'S'; });
    CHECK(session.run("echo $!") == std::to_string(second.value) + "\n");
}

TEST_CASE("bg_of_an_unknown_job_fails_and_continues_the_others") {
    PtySession session;
    const Pid job = session.stop("sleep 100");
    CHECK(session.run("bg %5 %1; echo $?") ==
          "leash: bg: %5: no such job; there is %1\n[1] sleep 100\n1\n");
    eventually("it runs", [&] { return state_of(job) == 'S'; });
}

TEST_CASE("a_job_named_without_its_percent_sign_is_pointed_out") {
    PtySession session;
    session.run("sleep 100 &");
    CHECK(session.run("fg 1") == "leash: fg: 1: a job ID begins with %: did you mean %1?\n");
    CHECK(session.run("bg sle") == "leash: bg: sle: a job ID begins with %: did you mean %sle?\n");
    CHECK(session.run("fg 2") ==
          "leash: fg: 2: not a process of a job of this shell; `jobs -l` lists them\n");
}

TEST_CASE("bg_without_a_job_says_so") {
    PtySession session;
    CHECK(session.run("bg; echo $?") == "leash: bg: there is no job: none runs in the background, "
                                        "none is stopped\n1\n");
}

TEST_CASE("a_job_can_be_stopped_and_continued_again_and_again") {
    PtySession session;
    session.stop("sleep 100");
    for (int round = 0; round < 5; ++round) {
        session.enter("fg");
        session.see_in_foreground("sleep 100");
        session.type(PtySession::ctrl_z);
        session.see("\n[1]+  Stopped (SIGTSTP)       sleep 100\r\n");
        session.see_prompt();
        CHECK(session.run("bg") == "[1] sleep 100\n");
    }
    CHECK(session.run("jobs") == "[1]+  Running                 sleep 100 &\n");
}

// A process group lives on without its leader. Seen to fail when Job::state() looks only at the
// first process: fg says that the job has ended.
TEST_CASE("a_pipeline_whose_leader_has_ended_is_stopped_and_continued_as_before") {
    PtySession session;
    session.enter("true | sleep 100");
    for (int round = 0; round < 2; ++round) {
        const Pid sleeper = session.see_in_foreground("sleep 100");
        const auto facts = read_process(sleeper);
        REQUIRE(facts);
        eventually("the leader has ended", [&] { return !is_alive(Pid{facts->group.value}); });
        session.type(PtySession::ctrl_z);
        session.see("\n[1]+  Stopped (SIGTSTP)       true | sleep 100\r\n");
        session.see_prompt();
        if (round == 0)
            session.enter("fg");
    }
    CHECK(session.run("jobs") == "[1]+  Stopped (SIGTSTP)       true | sleep 100\n");
}
