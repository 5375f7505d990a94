// A pipeline is one job in one process group, for all kinds of commands in the pipeline.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>

using namespace leash;
using namespace leash::test;

namespace {

// Returns the processes of this group, without the dead processes.
std::vector<ProcessFacts> members(ProcessGroup group) {
    std::vector<ProcessFacts> found;
    for (const auto& [pid, facts] : take_snapshot().processes)
        if (facts.group == group && !facts.is_zombie())
            found.push_back(facts);
    return found;
}

} // namespace

TEST_CASE("programs_functions_loops_and_subshells_of_a_pipeline_are_one_process_group") {
    PtySession session;
    session.run("f() { cat; :; }");
    session.enter("sleep 100 | f | (cat; :) | while read x; do :; done | { cat; :; }");
    const Pid leader = session.see_in_foreground("sleep 100");
    const ProcessGroup group{leader.value};
    // The pipeline has five parts, and f, ( ) and { } each have a subshell and a cat.
    eventually("all are there", [&] { return members(group).size() == 8; });
    for (const ProcessFacts& facts : members(group))
        CHECK(facts.foreground_group == group);

    session.type(PtySession::ctrl_z);
    session.see("\n[1]+  Stopped (SIGTSTP)       sleep 100 | f | (cat; :) | "
                "while read x; do :; done | { cat; :; }\r\n");
    session.see_prompt();
    // The children of leash have stopped. The grandchildren stop in the same moment, or just after.
    eventually("all are stopped", [&] {
        const auto all = members(group);
        return std::all_of(all.begin(), all.end(),
                           [](const ProcessFacts& facts) { return facts.state == 'T'; });
    });

    session.run("bg");
    eventually("all run", [&] {
        for (const ProcessFacts& facts : members(group))
            if (facts.is_stopped())
                return false;
        return true;
    });
    session.enter("fg");
    session.see_in_foreground("sleep 100");
    session.type(PtySession::ctrl_c);
    session.see_prompt();
    eventually("nothing of it is left", [&] { return members(group).empty(); });
    CHECK(session.run("jobs") == "");
}

TEST_CASE("a_built_in_in_a_pipeline_runs_in_a_process_of_its_own") {
    PtySession session;
    session.run("x=outside; echo inside | read x");
    CHECK(session.run("echo $x") == "outside\n");
    CHECK(session.run("echo a | { read y; echo got $y; }") == "got a\n");
}

// The setpgid race: parent and child both call setpgid(2). Seen to fail with only one of the calls.
// With the call of the parent alone it failed in 83 rounds: the child had called exec already
// (EACCES). With the call of the child alone it failed in 146: the second process may be faster
// than the first. In both cases processes were in the group of the shell. With both calls, the
// first child may be 2 ms late.
TEST_CASE("the_processes_of_a_pipeline_are_in_its_group_from_the_beginning") {
    PtySession session;
    // Fields 5 and 8 of /proc/PID/stat are the process group and the foreground process group.
    session.run("look() { i=0; while [ $i -lt 500 ]; do i=$((i+1)); "
                "true | cut -d' ' -f5,8 /proc/self/stat; done; }");
    const std::string shell = std::to_string(session.leader().value);
    session.enter("look > seen; echo end $i");
    session.see("$i\r\n"); // the echoed line
    session.see("end 500\r\n", 240s);
    session.see_prompt();
    CHECK(session.run("wc -l < seen") == "500\n");
    CHECK(session.run("grep -cw " + shell + " seen") == "0\n");
    CHECK(session.run("while read own foreground; do [ $own = $foreground ] || echo $own; "
                      "done < seen") == "");
}

// The same race, as a user sees it. Seen to fail when put_into_group() complains of EACCES, which
// only means that the child was first.
TEST_CASE("a_thousand_short_pipelines_end_without_a_hang_or_a_word") {
    PtySession session;
    session.run("rounds() { i=0; while [ $i -lt 1000 ]; do i=$((i+1)); true | cat; done; }");
    session.enter("rounds; echo end $i");
    session.see("$i\r\n"); // the echoed line
    CHECK(session.see("end 1000\r\n", 240s) == "");
    session.see_prompt();
    CHECK(session.run("jobs") == "");
}

TEST_CASE("a_thousand_pipelines_of_three_end_without_a_hang_under_load") {
    PtySession session;
    // Two jobs that never rest make the machine busy.
    session.run("while :; do :; done & while :; do :; done &");
    session.run("rounds() { i=0; while [ $i -lt 1000 ]; do i=$((i+1)); true | cat | cat; done; }");
    session.enter("rounds; echo end $i");
    session.see("$i\r\n");
    CHECK(session.see("end 1000\r\n", 480s) == "");
    session.see_prompt();
    session.run("kill %1 %2; wait");
    CHECK(session.run("jobs") == "");
}

// The child also takes the terminal for its group, before its exec. Seen to fail without
// take_terminal_in_child() and with TerminalLoan 5 ms late: cat reads before the shell has given
// the terminal to cat, and SIGTTIN stops cat. (With the delay alone both of these tests pass.)
TEST_CASE("a_job_that_reads_at_once_is_never_stopped_for_it") {
    PtySession session;
    for (int round = 0; round < 200; ++round) {
        session.enter("cat");
        session.see_in_foreground("cat");
        session.type("line\r");
        session.see("line\r\nline\r\n");
        session.type(PtySession::ctrl_d);
        CHECK_FALSE(session.seen_before("Stopped", PtySession::prompt));
    }
}

// Seen to fail without take_terminal_in_child(), without any delay.
TEST_CASE("the_last_process_of_a_pipeline_may_read_the_terminal_too") {
    PtySession session;
    for (int round = 0; round < 50; ++round) {
        session.enter("true | cat /dev/tty");
        session.see_in_foreground("cat /dev/tty");
        session.type("line\r");
        session.see("line\r\nline\r\n");
        session.type(PtySession::ctrl_d);
        CHECK_FALSE(session.seen_before("Stopped", PtySession::prompt));
    }
}

TEST_CASE("a_missing_program_in_the_foreground_leaves_the_terminal_to_the_shell") {
    PtySession session;
    for (int round = 0; round < 20; ++round) {
        session.run("./nothing_here; true | ./nothing_here | cat");
        const auto shell = read_process(session.leader());
        REQUIRE(shell);
        CHECK(shell->foreground_group == shell->group);
    }
}

TEST_CASE("the_pid_of_a_background_pipeline_is_its_last_process") {
    PtySession session;
    const Pid last = session.start("sleep 100 | sleep 101");
    CHECK(session.see_process("sleep 101") == last);
    CHECK(session.run("echo $!") == std::to_string(last.value) + "\n");
}

TEST_CASE("an_and_or_list_in_the_background_is_one_subshell") {
    PtySession session;
    const Pid subshell = session.start("true && sleep 100 | cat");
    const auto sleep = read_process(session.see_process("sleep 100"));
    REQUIRE(sleep);
    CHECK(sleep->group == group_led_by(subshell));
    CHECK(session.run("jobs") == "[1]+  Running                 true && sleep 100 | cat &\n");
}

// Seen to fail when JobStart did not end the processes that it had started: `sleep 770` lived on.
TEST_CASE("a_pipeline_that_cannot_be_started_whole_leaves_nothing_behind") {
    PtySession session;
    const auto is_left = [&] {
        for (const auto& [pid, facts] : take_snapshot().processes)
            if (facts.session == Session{session.leader().value} && facts.name == "sleep")
                return true;
        return false;
    };
    // Two of five descriptors are free. So the shell can make one pipe.
    const std::string refused = "leash: make a pipe: Too many open files\n";
    const std::string pipeline = "sleep 770 | sleep 771 | sleep 772";
    CHECK(session.run("ulimit -n 5; " + pipeline) == refused);
    CHECK_FALSE(is_left());
    CHECK(session.run("echo $?; jobs") == "1\n"); // the shell has the terminal again
    CHECK(session.run(pipeline + " &") == refused);
    CHECK_FALSE(is_left());
    // Here the job has no process group of its own.
    CHECK(session.run("set +m; " + pipeline) == refused);
    CHECK_FALSE(is_left());
}
