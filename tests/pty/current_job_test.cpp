// %+ and %-, and all the other ways to name a job (POSIX XBD 3 "Job ID").
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <csignal>

using namespace leash;
using namespace leash::test;

TEST_CASE("with_two_stopped_jobs_both_current_and_previous_are_stopped_ones") {
    PtySession session;
    session.stop("sleep 100");
    session.run("sleep 200 &");
    session.stop("sleep 300");
    session.run("sleep 400 &");
    CHECK(session.run("jobs") == "[1]-  Stopped (SIGTSTP)       sleep 100\n"
                                 "[2]   Running                 sleep 200 &\n"
                                 "[3]+  Stopped (SIGTSTP)       sleep 300\n"
                                 "[4]   Running                 sleep 400 &\n");
}

// Seen to fail without WCONTINUED in reap_all(): the job stays "Stopped".
TEST_CASE("a_job_continued_from_outside_is_listed_as_running") {
    PtySession session;
    const Pid job = session.stop("sleep 100");
    ::kill(job.value, SIGCONT);
    eventually("it runs", [&] { return state_of(job) == 'S'; });
    CHECK(session.run("jobs") == "[1]+  Running                 sleep 100 &\n");
}

TEST_CASE("a_job_continued_from_outside_leaves_the_current_job_to_a_stopped_one") {
    PtySession session;
    session.stop("sleep 100");
    session.stop("sleep 200");
    const Pid third = session.stop("sleep 300");
    ::kill(third.value, SIGCONT);
    eventually("it runs", [&] { return state_of(third) == 'S'; });
    CHECK(session.run("jobs") == "[1]-  Stopped (SIGTSTP)       sleep 100\n"
                                 "[2]+  Stopped (SIGTSTP)       sleep 200\n"
                                 "[3]   Running                 sleep 300 &\n");
}

TEST_CASE("a_job_stopped_from_outside_becomes_the_current_one") {
    PtySession session;
    const Pid first = session.start("sleep 100");
    session.run("sleep 200 &");
    ::kill(first.value, SIGSTOP);
    eventually("it is stopped", [&] { return state_of(first) == 'T'; });
    CHECK(session.run("jobs") == "[1]+  Stopped (SIGSTOP)       sleep 100\n"
                                 "[2]-  Running                 sleep 200 &\n");
}

TEST_CASE("a_job_can_be_named_in_every_way_that_posix_has") {
    PtySession session;
    session.run("sleep 100 &");
    session.run("cat /dev/zero > /dev/null &");
    const std::string sleep = "[1]-  Running                 sleep 100 &\n";
    const std::string cat = "[2]+  Running                 cat /dev/zero >/dev/null &\n";
    CHECK(session.run("jobs %%") == cat);
    CHECK(session.run("jobs %+") == cat);
    CHECK(session.run("jobs %") == cat);
    CHECK(session.run("jobs %-") == sleep);
    CHECK(session.run("jobs %1") == sleep);
    CHECK(session.run("jobs %sl") == sleep);
    CHECK(session.run("jobs %?zero") == cat);
    CHECK(session.run("jobs '%?ep 10'") == sleep);
}

TEST_CASE("an_ambiguous_job_id_names_the_candidates_and_touches_none") {
    PtySession session;
    const Pid first = session.start("sleep 100");
    const Pid second = session.start("sleep 200");
    CHECK(session.run("kill %sl; echo $?") ==
          "leash: kill: %sl: ambiguous: it could be %1 (sleep 100) or %2 (sleep 200)\n1\n");
    CHECK(session.run("fg %?00") ==
          "leash: fg: %?00: ambiguous: it could be %1 (sleep 100) or %2 (sleep 200)\n");
    CHECK(is_alive(first));
    CHECK(is_alive(second));
}

TEST_CASE("a_job_id_that_fits_nothing_is_told_with_those_there_are") {
    PtySession session;
    CHECK(session.run("kill %vim") == "leash: kill: %vim: no such job; there are no jobs\n");
    session.run("sleep 100 &");
    CHECK(session.run("jobs %vim; echo $?") == "leash: jobs: %vim: no such job; there is %1\n1\n");
}
