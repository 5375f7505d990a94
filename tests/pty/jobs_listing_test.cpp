// jobs: its options, its states, and its errors (POSIX XCU `jobs`).
#include "pty_session.hpp"
#include "skip.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace leash;
using namespace leash::test;

TEST_CASE("jobs_p_writes_only_the_process_group_leaders") {
    PtySession session;
    session.run("sleep 100 | sleep 101 &");
    const Pid leader = session.see_process("sleep 100");
    const Pid second = session.start("sleep 200");
    CHECK(session.run("jobs -p") ==
          std::to_string(leader.value) + "\n" + std::to_string(second.value) + "\n");
}

TEST_CASE("jobs_r_lists_the_running_and_jobs_s_the_stopped") {
    PtySession session;
    session.stop("sleep 100");
    session.run("sleep 200 &");
    CHECK(session.run("jobs -r") == "[2]-  Running                 sleep 200 &\n");
    CHECK(session.run("jobs -s") == "[1]+  Stopped (SIGTSTP)       sleep 100\n");
}

TEST_CASE("jobs_n_lists_only_what_has_changed_since_it_was_told") {
    PtySession session;
    const Pid job = session.start("sleep 100");
    CHECK(session.run("jobs -n") == "");
    // All on one line, because leash notifies of a change before the next prompt.
    CHECK(session.run("kill -STOP %1; while [ \"$(ps -o s= -p " + std::to_string(job.value) +
                      ")\" != T ]; do :; done; jobs -n; jobs -n") ==
          "[1]+  Stopped (SIGSTOP)       sleep 100\n");
}

TEST_CASE("jobs_with_an_unknown_operand_lists_the_others_all_the_same") {
    PtySession session;
    session.run("sleep 100 &");
    CHECK(session.run("jobs %7 %1 2>err; echo $?; cat err") ==
          "[1]+  Running                 sleep 100 &\n1\n"
          "leash: jobs: %7: no such job; there is %1\n");
}

TEST_CASE("jobs_tells_by_which_signal_a_job_was_stopped") {
    PtySession session;
    const Pid job = session.start("sleep 100");
    CHECK(session.run_until_stopped("kill -STOP %1", job) ==
          "[1]+  Stopped (SIGSTOP)       sleep 100\n");
    session.run("kill -CONT %1");
    eventually("it runs", [&] { return state_of(job) == 'S'; });
    CHECK(session.run_until_stopped("kill -TSTP %1", job) ==
          "[1]+  Stopped (SIGTSTP)       sleep 100\n");
}

TEST_CASE("a_background_job_that_reads_the_terminal_is_stopped_by_sigttin") {
    PtySession session;
    CHECK(session.start_until_stopped("cat") == "[1]+  Stopped (SIGTTIN)       cat\n");
}

TEST_CASE("a_background_job_that_writes_under_tostop_is_stopped_by_sigttou") {
    PtySession session;
    session.run("stty tostop");
    CHECK(session.start_until_stopped("(echo unseen)") ==
          "[1]+  Stopped (SIGTTOU)       (echo unseen)\n");
}

TEST_CASE("a_job_that_has_ended_is_done_with_its_status") {
    PtySession session;
    CHECK(session.start_until_over("(exit 0)") == "[1]+  Done                    (exit 0)\n");
    CHECK(session.start_until_over("(exit 3)") == "[1]+  Done(3)                 (exit 3)\n");
    CHECK(session.start_until_over("false") == "[1]+  Done(1)                 false\n");
}

TEST_CASE("a_killed_job_is_told_with_the_name_of_the_signal") {
    PtySession session;
    CHECK(session.run_until_over("kill %1", session.start("sleep 100")) ==
          "[1]+  Terminated (SIGTERM)    sleep 100\n");
    CHECK(session.run_until_over("kill -KILL %1", session.start("sleep 100")) ==
          "[1]+  Killed (SIGKILL)        sleep 100\n");
    CHECK(session.run_until_over("kill -HUP %1", session.start("sleep 100")) ==
          "[1]+  Hangup (SIGHUP)         sleep 100\n");
}

// `exit 143` is not SIGTERM. Seen to fail when state_from_wait_status() takes statuses above 128
// for signals.
TEST_CASE("exit_143_is_not_told_as_sigterm") {
    PtySession session;
    CHECK(session.start_until_over("(exit 143)") == "[1]+  Done(143)               (exit 143)\n");
}

TEST_CASE("a_dumped_core_is_told") {
    std::string pattern;
    std::getline(std::ifstream("/proc/sys/kernel/core_pattern"), pattern);
    if (pattern.empty() || pattern[0] == '|' || pattern[0] == '/') {
        skip("core dumps do not go to the working directory here");
        return;
    }
    PtySession session;
    if (session.run("ulimit -c 10000 && echo allowed") != "allowed\n") {
        skip("core dumps are not allowed here");
        return;
    }
    session.enter("sh -c 'kill -SEGV $$'");
    session.see("Segmentation fault (SIGSEGV) (core dumped)\r\n");
    session.see_prompt();
    CHECK(session.run("echo $?") == "139\n");
}

TEST_CASE("as_sh_jobs_writes_the_format_of_posix") {
    PtySession session;
    session.run("ln -s " + std::string(LEASH_BINARY) + " sh");
    session.enter("./sh -i");
    session.see_prompt();
    const Pid job = session.start("sleep 100");
    CHECK(session.run("jobs") == "[1] + Running sleep 100\n");
    CHECK(session.run("jobs -l") == "[1] + " + std::to_string(job.value) + " Running sleep 100\n");
    CHECK(session.run_until_over("kill %1", job) == "[1] + Terminated (SIGTERM) sleep 100\n");
}

// jobs in a pipeline or a substitution runs in a subshell, and lists its parent's jobs.
TEST_CASE("jobs_in_a_substitution_lists_the_jobs_of_the_shell_outside") {
    PtySession session;
    const Pid job = session.start("sleep 100");
    CHECK(session.run("echo $(jobs -p)") == std::to_string(job.value) + "\n");
    CHECK(session.run("jobs | cat") == "[1]+  Running                 sleep 100 &\n");
    CHECK(session.run_until_over("kill $(jobs -p)", job) ==
          "[1]+  Terminated (SIGTERM)    sleep 100\n");
}

TEST_CASE("in_a_subshell_the_parents_jobs_can_only_be_listed") {
    PtySession session;
    const Pid job = session.start("sleep 100");
    CHECK(session.run("(kill %1) 2>&1").find("in a subshell it is its parent's job") !=
          std::string::npos);
    CHECK(session.run("(wait " + std::to_string(job.value) + "; echo $?)") == "127\n");
    CHECK(session.run("(wait; sleep 200 & jobs)") == "[1]+  Running                 sleep 200 &\n");
    CHECK(is_alive(job));
}
