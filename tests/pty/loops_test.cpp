// Loops, functions and lists. In the foreground they run in the shell itself, because their
// variables must persist. In ( ) and with & they are jobs.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <csignal>

using namespace leash;
using namespace leash::test;

namespace {

constexpr const char* dropped =
    "leash: only that program is stopped; the rest of the line was dropped.\r\n"
    "  A list in ( ) can be stopped and continued whole: ( while ...; done )\r\n";

} // namespace

TEST_CASE("a_loops_variables_persist") {
    PtySession session;
    session.run("i=0; while [ $i -lt 5 ]; do i=$((i+1)); sleep 0.1; done");
    CHECK(session.run("echo $i") == "5\n");
}

TEST_CASE("break_outside_a_loop_is_told_at_a_prompt_and_nowhere_else") {
    PtySession session;
    CHECK(session.run("break; echo $?") == "leash: break: there is no loop around it\n0\n");
    CHECK(session.run("continue; echo $?") == "leash: continue: there is no loop around it\n0\n");
    CHECK(session.run(std::string(LEASH_BINARY) + " -c 'break; echo $?'") == "0\n");
}

// Seen to fail: the screen showed "^Cleash$ ".
TEST_CASE("after_ctrl_c_the_prompt_stands_on_a_line_of_its_own") {
    PtySession session;
    const auto interrupt = [&] {
        session.type(PtySession::ctrl_c);
        CHECK(session.see(PtySession::prompt) == "^C\r\n");
    };
    session.type("abc");
    session.see("abc");
    interrupt(); // interrupts the editing of the line
    for (const char* line : {"echo go; read x", "echo go; while :; do :; done"}) {
        session.enter(line);
        session.see("go\r\n");
        interrupt();
    }
    session.enter("sleep 100");
    session.see_in_foreground("sleep 100");
    session.see("sleep 100\r\n");
    interrupt();
    session.run("set +m");
    session.enter("sleep 101");
    session.see_process("sleep 101");
    session.see("sleep 101\r\n");
    interrupt();
}

// Seen to fail in every second round. Race: Ctrl-C came when the program was not yet in the
// foreground. leash noted the signal, and waited for a program that had not got the signal.
TEST_CASE("ctrl_c_at_the_very_start_of_a_program_ends_it") {
    PtySession session;
    for (int round = 0; round < 30; ++round) {
        session.enter("echo go; sleep 100");
        session.see("go\r\n");
        session.type(PtySession::ctrl_c);
        CHECK(session.see(PtySession::prompt) == "^C\r\n");
    }
}

// Seen to fail: leash sent the signal to the program, did not run the trap, and dropped the line.
TEST_CASE("a_trapped_ctrl_c_runs_the_trap_and_leaves_the_next_program_alone") {
    PtySession session;
    session.run("trap 'echo GOT' INT");
    session.enter("x=$(sleep 100); sh -c 'echo next'; echo end");
    session.see("\r\n");
    session.see_process("sleep 100");
    session.type(PtySession::ctrl_c);
    CHECK(session.see(PtySession::prompt) == "^CGOT\r\nnext\r\nend\r\n");
}

// Seen to fail: leash noted the signal while it expanded words, and ran the trap only after the
// loop. This loop has no end.
TEST_CASE("a_trap_runs_inside_a_loop_of_built_ins") {
    PtySession session;
    session.run("trap 'echo GOT' USR1");
    session.enter("echo go; while :; do x=$((x+1)); done");
    session.see("go\r\n");
    for (int round = 0; round < 20; ++round) {
        ::kill(session.leader().value, SIGUSR1);
        session.see("GOT\r\n");
    }
    session.type(PtySession::ctrl_c);
    session.see_prompt();
}

TEST_CASE("ctrl_c_in_a_redirection_opens_no_file") {
    PtySession session;
    session.run("echo kept >keep");
    for (const char* line :
         {"echo hi >keep$(sleep 100)", "exec 5>keep$(sleep 100)", "{ echo hi; } >keep$(sleep 100)",
          ">keep$(sleep 100)", "ls >keep$(sleep 100)"}) {
        CAPTURE(line);
        session.enter(line);
        session.see("\r\n");
        session.see_process("sleep 100");
        session.type(PtySession::ctrl_c);
        CHECK(session.see(PtySession::prompt).find("leash:") == std::string::npos);
        CHECK(session.run("echo $?; cat keep") == "130\nkept\n");
    }
}

// Seen to fail: "A" was written, x was empty, and the loop had a round.
TEST_CASE("ctrl_c_in_a_substitution_drops_the_command_it_is_for") {
    PtySession session;
    session.run("x=kept");
    for (const char* line :
         {"echo A$(sleep 100)", "x=A$(sleep 100)", "for i in A$(sleep 100); do echo $i; done",
          "case A$(sleep 100) in A) echo A;; esac", ": ${y:=A$(sleep 100)}"}) {
        CAPTURE(line);
        session.enter(line);
        session.see("\r\n");
        session.see_process("sleep 100");
        session.type(PtySession::ctrl_c);
        CHECK(session.see(PtySession::prompt) == "^C\r\n");
        CHECK(session.run("echo $? $x$y") == "130 kept\n");
    }
}

TEST_CASE("a_loops_variables_persist_after_ctrl_z_too") {
    PtySession session;
    session.enter(
        "i=0; while [ $i -lt 5 ]; do i=$((i+1)); [ $i = 3 ] && sleep 100; sleep 0.1; done");
    session.see_in_foreground("sleep 100");
    session.type(PtySession::ctrl_z);
    session.see("\n[1]+  Stopped (SIGTSTP)       sleep 100\r\n");
    session.see(dropped);
    session.see_prompt();
    CHECK(session.run("echo $? $i") == "148 3\n");
}

TEST_CASE("ctrl_z_in_a_function_drops_the_rest_of_it") {
    PtySession session;
    session.run("f() { where=in; sleep 100; where=after; }");
    session.enter("f");
    session.see_in_foreground("sleep 100");
    session.type(PtySession::ctrl_z);
    session.see(dropped);
    session.see_prompt();
    CHECK(session.run("echo $where") == "in\n");
}

TEST_CASE("ctrl_z_in_an_and_or_list_drops_the_rest_and_says_so") {
    for (const char* connector : {"&&", "||"}) {
        CAPTURE(connector);
        PtySession session;
        session.enter(std::string("sleep 100 ") + connector + " echo not reached");
        session.see("not reached\r\n");
        session.see_in_foreground("sleep 100");
        session.type(PtySession::ctrl_z);
        session.see(dropped);
        session.see_prompt();
        CHECK(session.run("echo $?") == "148\n");
    }
}

TEST_CASE("ctrl_z_on_the_last_command_of_a_line_drops_nothing_and_says_nothing") {
    PtySession session;
    session.enter("true && sleep 100");
    session.see_in_foreground("sleep 100");
    session.type(PtySession::ctrl_z);
    CHECK_FALSE(session.seen_before("dropped", PtySession::prompt));
}

TEST_CASE("a_loop_in_parentheses_is_stopped_and_continued_whole") {
    PtySession session;
    session.enter("(i=0; while [ $i -lt 3 ]; do i=$((i+1)); sleep 0.$i; [ $i = 2 ] && sleep 5.5; "
                  "done; echo end $i)");
    session.see("end $i)\r\n");
    session.see_in_foreground("sleep 5.5");
    session.type(PtySession::ctrl_z);
    session.see("\n[1]+  Stopped (SIGTSTP)       (");
    session.see_prompt();
    const Pid inner = session.see_process("sleep 5.5");
    eventually("the program inside is stopped", [&] { return state_of(inner) == 'T'; });
    session.enter("fg");
    session.see_in_foreground("sleep 5.5");
    ::kill(inner.value, SIGKILL);
    session.see("end 3\r\n");
    session.see_prompt();
}

TEST_CASE("a_loop_after_an_ampersand_is_a_job") {
    PtySession session;
    const Pid job = session.start("while :; do sleep 100; done");
    session.see_process("sleep 100");
    CHECK(session.run_until_stopped("kill -STOP %1", job) ==
          "[1]+  Stopped (SIGSTOP)       while :; do sleep 100; done\n");
    const Pid program = session.see_process("sleep 100");
    eventually("its program is stopped", [&] { return state_of(program) == 'T'; });
    session.run("kill %1");
    eventually("it is dead", [&] { return !is_alive(job); });
}

TEST_CASE("ctrl_c_ends_a_function_whose_program_died_of_it") {
    PtySession session;
    session.run("f() { sleep 100; echo not reached; }");
    session.enter("f");
    session.see_in_foreground("sleep 100");
    session.type(PtySession::ctrl_c);
    CHECK_FALSE(session.seen_before("not reached", PtySession::prompt));
    CHECK(session.run("echo $?") == "130\n");
}

TEST_CASE("a_loop_goes_on_when_its_program_handles_ctrl_c") {
    PtySession session;
    session.enter("for i in 1 2; do sh -c 'trap \"echo caught; exit 0\" INT; echo up; "
                  "while :; do sleep 0.1; done'; echo round $i; done");
    session.see("done\r\n");
    for (const char* round : {"round 1\r\n", "round 2\r\n"}) {
        session.see("up\r\n");
        session.type(PtySession::ctrl_c);
        session.see("caught\r\n");
        session.see(round);
    }
    session.see_prompt();
}

// A command substitution is no job, and the shell waits for it. If Ctrl-Z stopped the substitution,
// the shell would wait for ever. Seen to hang when ShellExpansion::substitute() does not ignore the
// signals. leash runs inside another shell here, because the kernel does not stop the process group
// of a session leader.
TEST_CASE("ctrl_z_does_not_stop_a_command_substitution") {
    PtySession session;
    session.enter(std::string(LEASH_BINARY) + " --norc -i");
    session.see_prompt();
    session.run("mkfifo gate");
    session.enter("x=$(cat gate; sleep 0.2; echo over); echo $x");
    session.see("$x\r\n");
    session.see_process("cat gate");
    session.type(PtySession::ctrl_z);
    session.see("^Z");
    const Pid writer = session.see_process("cat gate");
    const auto facts = read_process(writer);
    REQUIRE(facts);
    CHECK(facts->ignored.contains(SIGTSTP));
    session.open_gate();
    session.see("over\r\n");
    session.see_prompt();
}
