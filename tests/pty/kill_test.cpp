// kill: by name, by number, by job, by process group.
#include "pty_session.hpp"

#include <doctest/doctest.h>

using namespace leash;
using namespace leash::test;

TEST_CASE("kill_takes_a_signal_in_every_spelling") {
    PtySession session;
    for (const char* spelling : {"-s USR1", "-s SIGUSR1", "-USR1", "-SIGUSR1", "-usr1", "-sigusr1",
                                 "-10", "-s usr1", "-USR1 --", "-sUSR1", "-n10"}) {
        CAPTURE(spelling);
        const Pid job = session.start("sleep 100");
        CHECK(session.run_until_over(std::string("kill ") + spelling + " %1", job) ==
              "[1]+  User defined signal 1 (SIGUSR1) sleep 100\n");
    }
}

TEST_CASE("kill_l_names_the_signal_behind_a_status") {
    PtySession session;
    CHECK(session.run("kill -l 143") == "TERM\n");
    CHECK(session.run("kill -l 9") == "KILL\n");
    CHECK(session.run("kill -l HUP") == "1\n");
    CHECK(session.run("kill -l | cat").rfind("HUP INT QUIT ILL TRAP", 0) == 0);
}

TEST_CASE("kill_of_a_job_reaches_every_process_of_its_group") {
    PtySession session;
    session.run("sleep 100 | (sleep 101; :) | { sleep 102; } &");
    const Pid pids[] = {session.see_process("sleep 100"), session.see_process("sleep 101"),
                        session.see_process("sleep 102")};
    session.run("kill %1");
    for (const Pid pid : pids)
        eventually("it is dead", [&] { return !is_alive(pid); });
}

TEST_CASE("kill_of_a_negative_number_is_a_process_group") {
    PtySession session;
    session.run("sleep 100 | sleep 101 &");
    const Pid leader = session.see_process("sleep 100");
    const Pid second = session.see_process("sleep 101");
    session.run("kill -- -" + std::to_string(leader.value));
    eventually("both are dead", [&] { return !is_alive(leader) && !is_alive(second); });
    const Pid other = session.start("sleep 200");
    session.run("kill -s HUP -- -" + std::to_string(other.value));
    eventually("it is dead", [&] { return !is_alive(other); });
}

TEST_CASE("a_stopped_job_dies_of_term_and_of_hup") {
    PtySession session;
    for (const char* signal : {"TERM", "HUP"}) {
        const Pid job = session.stop("sleep 100");
        session.run(std::string("kill -") + signal + " %1");
        eventually("it is dead", [&] { return !is_alive(job); });
        session.run(":");
    }
}

TEST_CASE("a_stopped_process_of_a_job_that_runs_dies_of_term_too") {
    PtySession session;
    session.run("sleep 100 | sleep 101 &");
    const Pid first = session.see_process("sleep 100");
    const Pid second = session.see_process("sleep 101");
    session.run("kill -STOP " + std::to_string(second.value));
    eventually("it is stopped", [&] { return state_of(second) == 'T'; });
    session.run("kill %1");
    eventually("both are dead", [&] { return !is_alive(first) && !is_alive(second); });
}

TEST_CASE("kill_says_what_is_wrong") {
    PtySession session;
    CHECK(session.run("kill -NOPE %1; echo $?") ==
          "leash: kill: NOPE: not a signal; `kill -l` lists them\n2\n");
    CHECK(session.run("kill; echo $?") ==
          "leash: kill: a job ID (%1) or a process ID is missing\n2\n");
    CHECK(session.run("kill xyz; echo $?") ==
          "leash: kill: xyz: neither a process ID nor a job ID such as %1\n1\n");
    CHECK(session.run("kill -0 $$; echo $?") == "0\n");
}

// The kernel may use a process group ID again when all its processes have been reaped. Seen to fail
// without the check of Job::may_be_signalled() in signal_job(): the trace has the SIGTERM.
TEST_CASE("a_group_all_of_whose_processes_have_been_reaped_is_never_signalled") {
    if (!strace_works())
        return;
    Setup setup;
    setup.command = {"strace", "-o", "trace", "-e", "trace=kill", LEASH_BINARY, "--norc", "-i"};
    PtySession session(setup);
    const Pid job = session.start("sleep 100");
    session.run("kill -KILL %1; while kill -0 %1 2>/dev/null; do :; done; kill %1; kill -HUP %1; "
                "jobs");
    session.run(":");
    const std::string sent = "kill(-" + std::to_string(job.value) + ", ";
    CHECK(session.run("grep -c '" + sent + "SIGKILL' trace") == "1\n");
    CHECK(session.run("grep -c '" + sent + "SIG[TCH]' trace") == "0\n");
}
