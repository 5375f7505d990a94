// set -m in scripts and in -c: each job gets a process group, with and without a terminal. If there
// is a terminal, the job in the foreground has it.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <csignal>

using namespace leash;
using namespace leash::test;

namespace {

std::string leash_c(const std::string& commands) {
    return std::string(LEASH_BINARY) + " -c '" + commands + "'";
}

} // namespace

TEST_CASE("set_m_in_a_script_gives_each_job_a_process_group") {
    PtySession session;
    // Field 5 of /proc/PID/stat is the process group.
    const std::string two = "cut -d\" \" -f1,5 /proc/self/stat; cut -d\" \" -f1,5 /proc/self/stat";
    for (const bool monitor : {false, true}) {
        CAPTURE(monitor);
        const std::string text = session.run(leash_c((monitor ? "set -m; " : "") + two + "; :"));
        const long first = number_after(text, "");
        const long second = number_after(text, "\n");
        const std::string led = std::to_string(first) + " " + std::to_string(first) + "\n" +
                                std::to_string(second) + " " + std::to_string(second) + "\n";
        CHECK((text == led) == monitor);
    }
}

TEST_CASE("set_m_without_a_terminal_makes_process_groups_all_the_same") {
    PtySession session;
    CHECK(session
              .run("setsid -w " +
                   leash_c("set -m; sleep 100 & kill -STOP %1; "
                           "until jobs >j; grep -q Stopped j; do :; done; "
                           "kill -TERM %1; wait %1; echo $?") +
                   " < /dev/null 2>&1 | cat")
              .find("143\n") != std::string::npos);
    CHECK(session.run("setsid -w " + leash_c("set -m; sleep 0.1 & fg; echo $?") +
                      " < /dev/null 2>&1 | cat") == "sleep 0.1\n0\n");
}

// Seen to fail without terminal_of_foreground_script(): SIGTTIN stopped cat. This test and the next
// were also seen to fail when set_foreground_group() does not block SIGTTOU: SIGTTOU stops the
// script when the script takes the terminal back, because a script does not ignore SIGTTOU.
TEST_CASE("set_m_in_a_script_lends_the_terminal_to_its_foreground_job") {
    PtySession session;
    session.enter(leash_c("set -m; cat; echo status $?"));
    session.see_in_foreground("cat");
    session.enter("read");
    session.see("read\r\nread\r\n");
    session.type(PtySession::ctrl_d);
    session.see("status 0\r\n");
    session.see_prompt();
}

TEST_CASE("ctrl_z_in_a_script_with_set_m_stops_the_job_and_the_script_goes_on") {
    PtySession session;
    session.enter(leash_c("set -m; sleep 100; echo status $?; jobs; kill %1"));
    session.see_in_foreground("sleep 100");
    session.type(PtySession::ctrl_z);
    session.see("status 148\r\n[1]+  Stopped (SIGTSTP)       sleep 100\r\n");
    session.see_prompt();
}

TEST_CASE("ctrl_c_in_a_script_with_set_m_ends_the_script_too") {
    PtySession session;
    session.enter(leash_c("set -m; sleep 100; echo not reached"));
    session.see("reached'\r\n");
    session.see_in_foreground("sleep 100");
    session.type(PtySession::ctrl_c);
    CHECK_FALSE(session.seen_before("not reached", PtySession::prompt));
    CHECK(session.run("echo $?") == "130\n");
}

TEST_CASE("a_trap_of_a_script_with_set_m_gets_the_ctrl_c_of_its_job") {
    PtySession session;
    session.enter(leash_c("set -m; trap \"echo trapped\" INT; sleep 100; echo status $?"));
    session.see("$?'\r\n"); // the echoed line
    session.see_in_foreground("sleep 100");
    session.type(PtySession::ctrl_c);
    session.see("trapped\r\n");
    session.see("status 130\r\n");
    session.see_prompt();
}

// Seen to fail when find_terminal() does not ask which process group is in the foreground.
TEST_CASE("a_script_with_set_m_in_the_background_does_not_grab_the_terminal") {
    PtySession session;
    session.run(leash_c("set -m; sleep 100; :") + " &");
    session.see_process("sleep 100");
    const auto shell = read_process(session.leader());
    REQUIRE(shell);
    CHECK(shell->foreground_group == shell->group);
    CHECK(session.run("echo mine") == "mine\n");
}

TEST_CASE("without_set_m_a_script_is_one_job_that_ctrl_z_stops_whole") {
    PtySession session;
    session.enter(leash_c("sleep 100; echo after"));
    const Pid sleep = session.see_in_foreground("sleep 100");
    session.type(PtySession::ctrl_z);
    session.see("Stopped (SIGTSTP)");
    session.see_prompt();
    session.enter("fg");
    session.see_in_foreground("sleep 100");
    ::kill(sleep.value, SIGTERM);
    session.see("after\r\n");
    session.see_prompt();
}

TEST_CASE("without_job_control_a_background_command_reads_dev_null_and_ignores_ctrl_c") {
    PtySession session;
    session.run(leash_c("grep SigIgn /proc/self/status > got; cat > read & wait; "
                        "grep SigIgn /proc/self/status > got & wait"));
    // The two bits are SIGINT and SIGQUIT.
    CHECK(session.run("cat got") == "SigIgn:\t0000000000000006\n");
    CHECK(session.run("wc -c < read") == "0\n");
}
