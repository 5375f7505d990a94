// What a job inherits from the shell, and children that the shell never started.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>

using namespace leash;
using namespace leash::test;

namespace {

// Each way of starting a program, with the program in place of %.
const std::vector<std::string> ways = {
    "%",
    "% | cat",
    "true | %",
    "(%)",
    "(%; :)",
    "echo \"$(%)\"",
    "{ %; }",
    "% & wait",
    "if %; then :; fi",
    "eval '%'",
    "command %",
    "time -p %",
    "exec 9< /dev/null; %",
};

std::string with(const std::string& way, const std::string& program) {
    const std::size_t place = way.find('%');
    return way.substr(0, place) + program + way.substr(place + 1);
}

} // namespace

// No descriptor of the shell may leak into a job. Seen to fail when duplicate_above() uses F_DUPFD
// and not F_DUPFD_CLOEXEC: the job gets the self-pipe and the terminal.
TEST_CASE("a_job_has_descriptors_0_1_2_and_its_own") {
    PtySession session;
    for (const std::string& way : ways) {
        if (way.find("exec 9") != std::string::npos)
            continue; // this way gives the job descriptor 9
        CAPTURE(way);
        // ls opens descriptor 3 itself, to read the folder.
        std::string text = session.run(with(way, "ls -m /proc/self/fd"));
        CHECK(text.find("0, 1, 2, 3\n") != std::string::npos);
    }
    CHECK(session.run("exec 9< /dev/null; ls -m /proc/self/fd; exec 9<&-") == "0, 1, 2, 3, 9\n");
    CHECK(session.run("{ ls -m /proc/self/fd; } 7> /dev/null") == "0, 1, 2, 3, 7\n");
}

// The shell itself leaks no descriptor either. Seen to fail when start_pipeline() releases the read
// end for the next process and does not close it.
TEST_CASE("the_shell_has_no_more_descriptors_after_a_hundred_of_everything") {
    PtySession session;
    const auto held = [&] {
        std::set<std::string> sorted;
        const std::string folder = "/proc/" + std::to_string(session.leader().value) + "/fd";
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            sorted.insert(entry.path().filename());
        std::string numbers;
        for (const std::string& one : sorted)
            numbers += one + " ";
        return numbers;
    };
    const std::string before = held();
    CHECK(before.rfind("0 1 ", 0) == 0);
    std::ofstream(session.home() + "/everything") << R"(
i=0
while [ $i -lt 100 ]; do
    i=$((i+1))
    true | cat | cat
    ./missing; true | ./missing | cat
    cat < missing; { :; } > /dev/null/x
    x=$(true) y=$(./missing)
    : > out 3>&1; { :; } < out; . ./out
    cat << END
$x
END
    true | cat & (true) &
done
wait
)";
    session.run(". ./everything > said 2>&1");
    CHECK(session.run("echo $i") == "100\n");
    CHECK(held() == before);
}

// A job starts with default dispositions and an empty mask. Seen to fail with signals_to_default()
// empty: the job ignores what the shell ignores. Seen to fail without add_the_c_librarys_own(): two
// more bits are set.
TEST_CASE("a_job_ignores_and_blocks_nothing") {
    PtySession session;
    for (const std::string& way : ways) {
        CAPTURE(way);
        const bool substitution = way.find("$(") != std::string::npos;
        const std::string text = session.run(with(way, "cat /proc/self/status"));
        // In a substitution the keyboard's stop signals are ignored, as in bash: SIGTSTP, SIGTTIN
        // and SIGTTOU are the bits 0x380000.
        CHECK(text.find(std::string("SigBlk:\t0000000000000000\nSigIgn:\t0000000000") +
                        (substitution ? "380000" : "000000") + "\nSigCgt:\t0000000000000000\n") !=
              std::string::npos);
    }
}

TEST_CASE("what_was_ignored_on_entry_stays_ignored_in_a_job") {
    PtySession session;
    session.run("trap '' USR2");
    session.enter(std::string(LEASH_BINARY) + " --norc -i");
    session.see_prompt();
    // SIGUSR2 is 12: bit 11.
    CHECK(session.run("grep SigIgn /proc/self/status") == "SigIgn:\t0000000000000800\n");
    CHECK(session.run("grep SigIgn /proc/self/status | cat") == "SigIgn:\t0000000000000800\n");
}

// If SIGCHLD stayed ignored, the kernel would throw the statuses away. Seen to fail before main()
// set SIGCHLD to its default: every status was 127.
TEST_CASE("sigchld_ignored_on_entry_loses_no_status") {
    PtySession session;
    session.run("trap '' CHLD");
    CHECK(session.run(std::string(LEASH_BINARY) +
                      " -c '(exit 3); echo $?; sh -c \"exit 4\" & wait $!; echo $?'") == "3\n4\n");
    session.enter(std::string(LEASH_BINARY) + " --norc -i");
    session.see_prompt();
    CHECK(session.run("sh -c 'exit 5'") == "");
    CHECK(session.run("echo $?") == "5\n");
}

// Unknown children, inherited over exec, must not disturb the job table. Seen to fail when
// JobTable::update() takes an unknown process for a process of the newest job.
TEST_CASE("children_inherited_over_exec_do_not_disturb_the_jobs") {
    for (const char* outer : {"bash --norc --noprofile -i", "dash -i"}) {
        const std::string program = std::string(outer).substr(0, 4);
        if (!is_installed(program))
            continue;
        CAPTURE(outer);
        PtySession session;
        session.enter(outer);
        session.see_prompt();
        session.enter("sleep 100 & sleep 101 & exec " + std::string(LEASH_BINARY) + " --norc -i");
        session.see("--norc -i");
        session.see_prompt();
        const Pid first = session.see_process("sleep 100");
        const Pid second = session.see_process("sleep 101");
        const auto facts = read_process(first);
        REQUIRE(facts);
        CHECK(session.run("echo $$") == std::to_string(facts->parent.value) + "\n");
        CHECK(session.run("jobs") == "");
        const Pid own = session.start("sleep 200");
        const std::string line =
            "[1]+  " + std::to_string(own.value) + " Running                 sleep 200 &\n";
        ::kill(first.value, SIGSTOP);
        ::kill(second.value, SIGKILL);
        eventually("the unknown child is reaped", [&] { return state_of(second) == '?'; });
        CHECK(session.run("jobs -l") == line);
        CHECK(session.run("wait " + std::to_string(first.value) + " 2>/dev/null; echo $?") ==
              "127\n");
        CHECK(session.run("jobs -l") == line);
        session.run_until_over("kill %1", own);
        CHECK(session.run("wait; echo $?") == "0\n"); // does not wait for the unknown child
    }
}

// Children that come later must not disturb the jobs either: the orphans of a job, if leash is a
// subreaper. Seen to fail when collect() waits only for the processes of the table: the zombie
// stays. Seen to fail when JobTable::update() takes an unknown process for a process of the newest
// job.
TEST_CASE("orphans_adopted_as_a_subreaper_do_not_disturb_the_jobs") {
    Setup setup;
    setup.subreaper = true;
    PtySession session(setup);
    CHECK(session.run("(sleep 100 &)") == "");
    const Pid orphan = session.see_process("sleep 100");
    eventually("leash has adopted it", [&] {
        const auto facts = read_process(orphan);
        return facts && facts->parent == session.leader();
    });
    session.run("sleep 200 &");
    const std::string line = "[1]+  Running                 sleep 200 &\n";
    ::kill(orphan.value, SIGSTOP);
    eventually("it is stopped", [&] { return state_of(orphan) == 'T'; });
    CHECK(session.run("jobs") == line);
    CHECK(session.run("(exit 3); echo $?") == "3\n");
    ::kill(orphan.value, SIGKILL);
    eventually("it is reaped", [&] { return state_of(orphan) == '?'; });
    CHECK(session.run("jobs") == line);
    CHECK(session.run("wait " + std::to_string(orphan.value) + " 2>/dev/null; echo $?") == "127\n");
}

TEST_CASE("what_a_job_leaves_behind_is_none_of_the_shells_business") {
    PtySession session;
    CHECK(session.run("(sleep 100 &)") == "");
    session.see_process("sleep 100");
    CHECK(session.run("jobs; wait; echo $?") == "0\n");
}

// The stops of a tracee are for its tracer; they are not job stops. waitpid(2) keeps the two apart.
// Seen to fail without WUNTRACED: the shell does not see the Ctrl-Z.
TEST_CASE("traced_by_strace_f_jobs_stop_and_continue_as_ever") {
    if (!strace_works())
        return;
    Setup setup;
    setup.command = {"strace", "-f", "-o", "/dev/null", LEASH_BINARY, "--norc", "-i"};
    PtySession session(setup);
    CHECK(session.run("true | cat; echo $?") == "0\n");
    CHECK(session.run("(exit 3) | (exit 4); echo $?") == "4\n");
    session.enter("sleep 100");
    session.see_in_foreground("sleep 100");
    session.type(PtySession::ctrl_z);
    session.see("\n[1]+  Stopped (SIGTSTP)       sleep 100\r\n");
    session.see_prompt();
    CHECK(session.run("bg") == "[1] sleep 100\n");
    CHECK(session.run("jobs") == "[1]+  Running                 sleep 100 &\n");
    session.enter("fg");
    session.see_in_foreground("sleep 100");
    session.type(PtySession::ctrl_c);
    session.see_prompt();
    CHECK(session.run("jobs") == "");
}

TEST_CASE("a_job_traced_from_outside_is_not_told_as_stopped") {
    if (!strace_works())
        return;
    PtySession session;
    const Pid job = session.start("sleep 100");
    session.enter("strace -o /dev/null -p " + std::to_string(job.value));
    session.see("attached");
    session.type(PtySession::ctrl_c);
    session.see_prompt();
    CHECK(session.run("jobs") == "[1]+  Running                 sleep 100 &\n");
}
