// Notifications of jobs in the background: once, before a prompt, or immediately with set -b.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <fstream>
#include <iterator>

using namespace leash;
using namespace leash::test;

// Seen to fail when handle_signals() does not ask `notify`.
TEST_CASE("a_notification_waits_for_the_prompt_and_leaves_the_line_alone") {
    PtySession session;
    const Pid job = session.start("sleep 100");
    session.type("echo half");
    session.see("echo half");
    ::kill(job.value, SIGKILL);
    // The shell reaps the job while the line is being edited: the job is gone, and no zombie.
    eventually("it is reaped", [&] { return state_of(job) == '?'; });
    session.type(" done\r");
    session.see(" done\r\nhalf done\r\n[1]+  Killed (SIGKILL)        sleep 100\r\n");
    session.see_prompt();
}

// This test and the next were seen to fail when tell_news() is called without step_aside(): the
// notification is appended to the line, and the line is not drawn again.
TEST_CASE("with_set_b_a_notification_comes_at_once_and_the_line_is_drawn_again") {
    for (const char* terminal : {"xterm", "dumb"}) {
        CAPTURE(terminal);
        Setup setup;
        setup.environment["TERM"] = terminal;
        PtySession session(setup);
        session.run("set -b");
        const Pid job = session.start("sleep 100");
        session.type("echo half");
        session.see("echo half");
        ::kill(job.value, SIGKILL);
        session.see("[1]+  Killed (SIGKILL)        sleep 100\r\n");
        session.see("ready> echo half"); // the line is drawn again
        session.type(" done\r");
        session.see("\r\nhalf done\r\n");
        session.see_prompt();
        CHECK(session.run(":") == ""); // a job is told of only once
    }
}

TEST_CASE("set_b_in_the_middle_of_a_line_keeps_the_cursors_place") {
    Setup setup;
    setup.environment["TERM"] = "xterm";
    PtySession session(setup);
    session.run("set -b");
    const Pid job = session.start("sleep 100");
    session.type("echo ac");
    session.see("echo ac");
    session.type("\x02"); // Ctrl-B moves the cursor left by one
    ::kill(job.value, SIGKILL);
    session.see("[1]+  Killed (SIGKILL)        sleep 100\r\n");
    session.see("ready> echo ac");
    session.type("b\r");
    session.see("\nabc\r\n");
    session.see_prompt();
}

TEST_CASE("each_change_is_told_once") {
    PtySession session;
    const Pid job = session.start("sleep 100");
    CHECK(session.run_until_stopped("kill -STOP %1", job) ==
          "[1]+  Stopped (SIGSTOP)       sleep 100\n");
    CHECK(session.run(":") == "");
    session.run("kill -CONT %1");
    eventually("it runs", [&] { return state_of(job) == 'S'; });
    CHECK(session.run(":") == "");
    CHECK(session.run_until_stopped("kill -STOP %1", job) ==
          "[1]+  Stopped (SIGSTOP)       sleep 100\n");
    CHECK(session.run_until_over("kill -KILL %1", job) ==
          "[1]+  Killed (SIGKILL)        sleep 100\n");
    CHECK(session.run(":") == "");
}

TEST_CASE("announcements_and_notifications_go_to_standard_error") {
    PtySession session;
    // The prompt goes to standard error too, so the test types these lines without seeing a prompt.
    session.enter("exec 2>told");
    session.enter("sleep 100 &");
    session.enter("kill -KILL %1; wait");
    session.enter("exec 2>/dev/tty; echo ba''ck"); // the echoed line must not look like the output
    session.see("back\r\n");
    session.see_prompt();
    std::ifstream file(session.home() + "/told");
    const std::string told((std::istreambuf_iterator<char>(file)), {});
    CHECK(told.find("[1] ") != std::string::npos);
    CHECK(told.find("[1]+  Killed (SIGKILL)        sleep 100\n") != std::string::npos);
}

// One SIGCHLD may stand for many children. Seen to fail when reap_all() reaps one child only.
TEST_CASE("two_hundred_simultaneous_exits_leave_no_zombie_and_each_is_told") {
    PtySession session;
    session.run("i=0; while [ $i -lt 200 ]; do i=$((i+1)); sleep 1000 & done");
    const Snapshot before = take_snapshot();
    std::vector<Pid> jobs;
    for (const auto& [pid, facts] : before.processes)
        if (facts.parent == session.leader())
            jobs.push_back(pid);
    REQUIRE(jobs.size() == 200);
    for (const Pid job : jobs)
        ::kill(job.value, SIGKILL);
    for (const Pid job : jobs)
        eventually("no zombie is left", [&] { return state_of(job) == '?'; });
    const std::string told = session.run(":");
    std::size_t lines = 0;
    for (std::size_t at = told.find("Killed (SIGKILL)"); at != std::string::npos;
         at = told.find("Killed (SIGKILL)", at + 1))
        ++lines;
    CHECK(lines == 200);
    CHECK(session.run("jobs") == "");
}
