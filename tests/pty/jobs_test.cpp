// What jobs, fg, bg and Ctrl-Z do (POSIX XCU 2.11).
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace leash;
using namespace leash::test;

TEST_CASE("a_background_job_is_announced_with_number_and_pid") {
    PtySession session;
    const std::string said = session.run("sleep 100 &");
    const Pid pid{static_cast<pid_t>(number_after(said, "[1] "))};
    CHECK(is_alive(pid));
    CHECK(session.run("echo $!") == std::to_string(pid.value) + "\n");
    CHECK(session.run("jobs") == "[1]+  Running                 sleep 100 &\n");
}

TEST_CASE("jobs_l_has_a_line_for_each_process_of_a_pipeline") {
    PtySession session;
    session.run("sleep 100 | cat &");
    const std::string text = session.run("jobs -l");
    const std::string first = std::to_string(number_after(text, "[1]+ "));
    const std::string second = std::to_string(number_after(text, "\n"));
    CHECK(text == "[1]+  " + first + " Running                 sleep 100\n      " + second +
                      "                       | cat &\n");
    CHECK(session.run("jobs -p") == first + "\n");
    const auto leader = read_process(Pid{std::stoi(first)});
    const auto member = read_process(Pid{std::stoi(second)});
    REQUIRE(leader);
    REQUIRE(member);
    CHECK(leader->group.value == std::stoi(first));
    CHECK(member->group == leader->group);
}

TEST_CASE("ctrl_z_stops_a_job_and_bg_continues_it") {
    PtySession session;
    session.enter("sleep 100");
    eventually("sleep is in the foreground", [&] {
        const auto facts = read_process(session.leader());
        return facts && facts->foreground_group && *facts->foreground_group != facts->group;
    });
    session.type(PtySession::ctrl_z);
    session.see("\n[1]+  Stopped (SIGTSTP)       sleep 100\r\n");
    session.see_prompt();
    CHECK(session.run("echo $?") == "148\n");
    CHECK(session.run("bg") == "[1] sleep 100\n");
    CHECK(session.run("jobs") == "[1]+  Running                 sleep 100 &\n");
}

TEST_CASE("stopped_job_becomes_current_job") {
    PtySession session;
    session.run("sleep 100 &");
    const std::string second = session.run("sleep 200 &");
    session.run("kill -STOP %1");
    eventually("the first is stopped", [&] {
        return session.run("jobs").find("[1]+  Stopped (SIGSTOP)") != std::string::npos;
    });
    CHECK(session.run("jobs %+").find("sleep 100") != std::string::npos);
    CHECK(session.run("jobs %-").find("sleep 200") != std::string::npos);
}

TEST_CASE("fg_returns_the_jobs_own_status") {
    PtySession session;
    session.run("(until [ -e go ]; do sleep 0.05; done; exit 7) &");
    session.enter("fg");
    eventually("the job is in the foreground", [&] {
        const auto facts = read_process(session.leader());
        return facts && facts->foreground_group && *facts->foreground_group != facts->group;
    });
    std::ofstream(session.home() + "/go") << "";
    session.see_prompt();
    CHECK(session.run("echo $?") == "7\n");
}

TEST_CASE("a_finished_job_is_told_once_before_a_prompt") {
    PtySession session;
    CHECK(session.start_until_over("sleep 0.1") == "[1]+  Done                    sleep 0.1\n");
    CHECK(session.run("true") == "");
    CHECK(session.run("jobs") == "");
}

TEST_CASE("fg_without_a_job_says_so") {
    PtySession session;
    CHECK(session.run("fg") ==
          "leash: fg: there is no job: none runs in the background, none is stopped\n");
    CHECK(session.run("echo $?") == "1\n");
}

TEST_CASE("an_unknown_job_id_is_answered_with_those_there_are") {
    PtySession session;
    session.run("sleep 100 &");
    session.run("sleep 100 &");
    CHECK(session.run("fg %3") == "leash: fg: %3: no such job; there are %1 and %2\n");
}
