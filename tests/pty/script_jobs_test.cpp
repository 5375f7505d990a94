// set -m in scripts and in -c: each job gets a process group, with and without a terminal. If there
// is a terminal, the job in the foreground has it.
#include "pty_session.hpp"

#include "skip.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <fstream>

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

// kill(1) reaches the job alone, as Ctrl-C does while the job has the terminal. docs/job-control.md
// says why leash takes the signal as meant for the script too.
TEST_CASE(
    "sigint_that_kills_the_job_of_a_script_with_set_m_ends_the_script_if_it_has_the_terminal") {
    PtySession session;
    const std::string job = "sh -c \"kill -INT \\$\\$\"; echo after $?";
    CHECK(session.run(leash_c("set -m; " + job)) == "\n");
    CHECK(session.run("echo $?") == "130\n");
    CHECK(session.run(leash_c("set -m; trap \"echo trapped\" INT; " + job)) ==
          "trapped\nafter 130\n");
    // Without a terminal no Ctrl-C is possible: only the job was meant.
    for (const char* trap : {"", "trap \"echo trapped\" INT; "})
        CHECK(session.run("setsid -w " + leash_c("set -m; " + std::string(trap) + job) +
                          " < /dev/null 2>&1 | cat") == "after 130\n");
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

namespace {

// A program that uses Ctrl-C as a command, as an editor does: the program says so, and goes on
// until its input ends.
const std::string editor = "sh -c \"trap \\\"echo caught\\\" INT; until read line; do :; done; "
                           "echo left\"";

// Types Ctrl-C when the program can catch SIGINT. Then lets the program end.
void use_ctrl_c_in_the_editor(PtySession& session) {
    eventually("it catches SIGINT", [&] {
        for (const auto& [pid, facts] : take_snapshot().processes)
            if (facts.session == Session{session.leader().value} && facts.name == "sh" &&
                facts.caught.contains(SIGINT))
                return true;
        return false;
    });
    session.type(PtySession::ctrl_c);
    session.see("caught\r\n");
    session.type("line\r");
    session.see("left\r\n");
}

} // namespace

// Seen to fail: leash died at once, and the editor lived on in a process group without the
// terminal.
TEST_CASE("a_script_waits_for_a_program_that_goes_on_after_ctrl_c_and_goes_on_too") {
    PtySession session;
    session.enter(leash_c(editor + "; echo after $?"));
    session.see("$?'\r\n"); // the echoed line
    use_ctrl_c_in_the_editor(session);
    session.see("after 0\r\n");
    session.see_prompt();
    CHECK(session.run("echo $?") == "0\n");
}

TEST_CASE("a_subshell_waits_for_a_program_that_goes_on_after_ctrl_c_and_goes_on_too") {
    PtySession session;
    std::string typed = editor;
    session.enter("( " + typed + "; echo after $? )");
    session.see("$? )\r\n"); // the echoed line
    use_ctrl_c_in_the_editor(session);
    session.see("after 0\r\n");
    session.see_prompt();
}

TEST_CASE("a_script_whose_program_dies_of_ctrl_c_dies_of_it_too") {
    PtySession session;
    for (const char* commands :
         {"sleep 100; echo not reached", "( sleep 100; : ); echo not reached",
          "trap \"echo t\" INT; trap - INT; sleep 100; echo not reached",
          "true | sleep 100; echo not reached", "while :; do sleep 100; done"}) {
        CAPTURE(commands);
        session.enter(leash_c(commands));
        session.see_in_foreground("sleep 100");
        session.type(PtySession::ctrl_c);
        CHECK_FALSE(session.seen_before("not reached\r\n", PtySession::prompt));
        CHECK(session.run("echo $?") == "130\n");
    }
}

TEST_CASE("ctrl_c_ends_a_script_that_waits_for_no_program") {
    PtySession session;
    for (const char* commands :
         {"echo begin; read x; echo not reached", "echo begin; while :; do :; done",
          "echo begin; sleep 100 & wait; echo not reached"}) {
        CAPTURE(commands);
        session.enter(leash_c(commands));
        session.see("begin\r\n");
        session.type(PtySession::ctrl_c);
        CHECK_FALSE(session.seen_before("not reached\r\n", PtySession::prompt));
        CHECK(session.run("echo $?") == "130\n");
    }
}

TEST_CASE("a_sigint_for_the_program_alone_does_not_end_the_script") {
    PtySession session;
    CHECK(session.run(leash_c("sh -c \"kill -INT \\$\\$\"; echo after $?")) == "after 130\n");
}

// Seen to fail: only the status said so.
TEST_CASE("a_script_says_which_signal_has_ended_its_program") {
    PtySession session;
    const std::string at = std::string(LEASH_BINARY) + ": line 1: ";
    const auto dies_of = [](const std::string& signal) {
        return "sh -c \"kill -" + signal + " \\$\\$\"";
    };
    const std::string no_core = "ulimit -c 0; ";
    const auto said = [&](const std::string& commands) {
        return session.run(leash_c(no_core + commands + "; echo $?"));
    };
    CHECK(said(dies_of("SEGV")) == at + "Segmentation fault (SIGSEGV)\n139\n");
    CHECK(said("true | " + dies_of("ABRT")) == at + "Aborted (SIGABRT)\n134\n");
    CHECK(said("( " + dies_of("TERM") + "; : )") == at + "Terminated (SIGTERM)\n0\n");
    CHECK(said(dies_of("SEGV") + " & wait $!") == at + "Segmentation fault (SIGSEGV)\n139\n");
    // The script itself has sent SIGTERM; SIGINT and SIGPIPE are ordinary ends.
    CHECK(said("sleep 100 & kill $!; wait $!") == "143\n");
    CHECK(said(dies_of("INT")) == "130\n");
    CHECK(said(dies_of("PIPE")) == "141\n");
}

// Seen to fail: ten zombies.
TEST_CASE("a_script_that_is_process_1_reaps_the_orphans_that_it_adopts") {
    PtySession session;
    if (session.run("unshare --fork --pid --mount-proc true; echo $?") != "0\n")
        return skip("a new PID namespace cannot be made");
    std::ofstream(session.home() + "/script")
        << "i=0\n"
           "while [ $i -lt 10 ]; do (sh -c 'sleep 0.1 &'); i=$((i+1)); done\n"
           "sleep 0.5; sleep 0.5 | cat; x=$(sleep 0.1)\n"
           "sh -c 'exit 3' & wait $!; echo $?\n"
           "false | sh -c 'exit 4'; echo $?\n"
           "ps -o stat= --ppid $$ | grep -c Z\n";
    CHECK(session.run("unshare --fork --pid --mount-proc " + std::string(LEASH_BINARY) +
                      " script") == "3\n4\n0\n");
}

TEST_CASE("without_job_control_a_background_command_reads_dev_null_and_ignores_ctrl_c") {
    PtySession session;
    session.run(leash_c("grep SigIgn /proc/self/status > got; cat > read & wait; "
                        "grep SigIgn /proc/self/status > got & wait"));
    // The two bits are SIGINT and SIGQUIT.
    CHECK(session.run("cat got") == "SigIgn:\t0000000000000006\n");
    CHECK(session.run("wc -c < read") == "0\n");
}

// Seen to fail: the child kept a copy of the pipe for the end of its command, and $(...) waited.
TEST_CASE("the_redirections_of_a_background_command_leave_no_copy_of_the_pipe_behind") {
    PtySession session;
    session.run("mkfifo gate");
    for (const char* command :
         {"{ read line <gate; } >/dev/null 2>&1", "f >/dev/null 2>&1",
          "while read line <gate; do break; done >/dev/null 2>&1",
          "read line >/dev/null 2>&1 <gate", "true | { read line <gate; } >/dev/null 2>&1"}) {
        CAPTURE(command);
        CHECK(session.run(leash_c("f() { read line <gate; }; x=$(" + std::string(command) +
                                  " & echo hi); echo \"$x\"; echo go >gate; wait")) == "hi\n");
    }
}

// Seen to fail: from the sixteenth job on, leash forgot the jobs that had ended.
TEST_CASE("a_script_can_wait_for_each_of_many_jobs_that_have_ended") {
    PtySession session;
    const std::string forty = "i=0; while [ $i -lt 40 ]; do (exit 3) & [ $i -eq 0 ] && first=$!; "
                              "while kill -0 $! 2>/dev/null; do :; done; i=$((i+1)); done; ";
    CHECK(session.run(leash_c(forty + "n=0; while wait -n; [ $? -ne 127 ]; do n=$((n+1)); done; "
                                      "echo $n; wait $first; echo $?")) == "40\n3\n");
    CHECK(session.run(leash_c(forty + "wait %1; echo $?; wait %40; echo $?; wait; jobs")) ==
          "3\n3\n");
}

// Seen to fail: the zombies stayed until the next prompt.
TEST_CASE("a_loop_of_jobs_at_a_prompt_leaves_few_zombies") {
    PtySession session;
    CHECK(session
              .run("{ i=0; while [ $i -lt 300 ]; do : & : <(:); i=$((i+1)); done; } 2>/dev/null; "
                   "[ $(ps -o stat= --ppid $$ | grep -c Z) -lt 100 ] && echo few")
              .find("few\n") != std::string::npos);
}

// Seen to fail: 1, then 0.
TEST_CASE("a_status_that_is_remembered_is_the_status_of_the_whole_job") {
    PtySession session;
    CHECK(session.run(leash_c("set -o pipefail; false | true & p=$!; "
                              "wait $p; echo $?; wait $p; echo $?; "
                              "! true & p=$!; wait $p; echo $?; wait $p; echo $?")) ==
          "1\n1\n1\n1\n");
}

#ifndef __SANITIZE_ADDRESS__ // UBSan looks at memory through a pipe, and there is none left
// Seen to fail: the command ran with nothing in place of $(...).
TEST_CASE("a_command_does_not_run_if_its_substitution_cannot_be_started") {
    PtySession session;
    CHECK(session.run(leash_c("ulimit -n 4; echo \"/$( (echo tmp) )/x\"; echo went on") +
                      "; echo $?") ==
          std::string(LEASH_BINARY) + ": line 1: make a pipe: Too many open files\n2\n");
    CHECK(session.run("(ulimit -n 4; echo \"/$( (echo tmp) )/x\"; echo went on); echo $?") ==
          "leash: make a pipe: Too many open files\n2\n");
}
#endif

// Seen to fail: the process group was 1, and kill(-1) means every process.
TEST_CASE("kill_0_of_process_1_reaches_its_own_group_alone") {
    PtySession session;
    const std::string in_namespace = "unshare -r --fork --pid --mount-proc setsid ";
    if (session.run(in_namespace + "true; echo $?") != "0\n")
        return skip("a new PID namespace cannot be made");
    CHECK(session.run(in_namespace +
                      leash_c("setsid sleep 1000 & "
                              "until [ \"$(cat /proc/$!/comm)\" = sleep ]; do :; done; "
                              "kill 0; sleep 0.2; kill -0 $! && echo lives")) == "lives\n");
}
