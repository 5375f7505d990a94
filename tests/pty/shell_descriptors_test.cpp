// The shell's own descriptors and the user's descriptors: no redirection reaches a descriptor of
// the shell, whatever number the redirection names, and no program inherits such a descriptor.
#include "pty_session.hpp"

#include <doctest/doctest.h>
#include <fstream>

using namespace leash;
using namespace leash::test;

namespace {

const std::string leash_binary = LEASH_BINARY;

// Returns a redirection for every number from `first` to `last`: " 10>f10 11>f11".
std::string redirected(int first, int last) {
    std::string text;
    for (int number = first; number <= last; ++number)
        text += " " + std::to_string(number) + ">f" + std::to_string(number);
    return text;
}

} // namespace

// Seen to fail: after "begin" the shell read its script from the script's own log, and ended with
// status 0.
TEST_CASE("a_long_script_that_redirects_any_number_is_read_to_its_last_line") {
    PtySession session;
    for (const std::string& numbers : {redirected(10, 10), redirected(3, 60)}) {
        std::ofstream script(session.home() + "/script");
        script << "echo begin\nexec" << numbers << "\n";
        for (int line = 0; line < 1100; ++line)
            script << ": " << std::string(68, 'x') << "\n"; // the script is longer than one read
        script << "echo end; exit 7\n";
        script.close();
        CHECK(session.run(leash_binary + " script; echo $?") == "begin\nend\n7\n");
    }
}

// Seen to fail: leash died of SIGPIPE.
TEST_CASE("a_trap_runs_although_the_script_redirects_any_number") {
    PtySession session;
    for (const std::string& numbers : {redirected(10, 11), redirected(3, 60)})
        CHECK(session.run(leash_binary + " -c 'trap \"echo u\" USR1; exec" + numbers +
                          "; kill -USR1 $$; echo $?'; cat f10 f11") == "u\n0\n");
}

TEST_CASE("a_subshell_that_redirects_any_number_has_its_traps_and_its_files") {
    PtySession session;
    session.run(leash_binary + " -c 'trap \"echo never\" USR1; { trap \"echo u\" USR1; " +
                "kill -USR1 $(sh -c \"echo \\$PPID\"); echo h >&45; } " + redirected(3, 60) +
                " | cat; trap - USR1' >out; cat f45 >>out");
    CHECK(session.file("out") == "u\nh\n");
}

TEST_CASE("what_a_redirection_replaced_for_a_while_comes_back_whatever_is_redirected_within") {
    PtySession session;
    CHECK(session.run(leash_binary + " -c '{ exec" + redirected(40, 60) +
                      "; echo in; } >out; echo after; cat out'") == "after\nin\n");
    // The shell opens all three files before the first file gets its number.
    CHECK(session.run(leash_binary + " -c 'exec 12>a 11>b 10>c; echo 10 >&10; echo 11 >&11; "
                                     "echo 12 >&12; cat a b c'") == "12\n11\n10\n");
}

// Seen to fail: the signal handler wrote its bytes into the user's file, and the shell never slept.
TEST_CASE("at_a_prompt_a_redirection_of_any_number_leaves_signals_terminal_and_files_alone") {
    PtySession session;
    session.run("exec" + redirected(10, 60));
    session.run("trap 'echo u' USR1");
    CHECK(session.run("kill -USR1 $$") == "u\n");
    const Pid job = session.stop("sleep 100");
    CHECK(session.run_until_over("kill -KILL %1", job).find("Killed") != std::string::npos);
    CHECK(session.run("cat f*").empty());
    // A shell that loops without waiting never sleeps.
    eventually("the shell sleeps", [&] { return state_of(session.leader()) == 'S'; });
    CHECK(session.run("echo here") == "here\n");
}

TEST_CASE("closing_the_numbers_of_the_shells_own_descriptors_closes_nothing") {
    PtySession session;
    std::string closed;
    for (int number = 3; number <= 60; ++number)
        closed += " " + std::to_string(number) + ">&-";
    session.run("trap 'echo u' USR1");
    session.run("exec" + closed);
    CHECK(session.run("kill -USR1 $$") == "u\n");
    CHECK(session.run("echo x >&40 2>&-").find("x\n") == std::string::npos);
}

// Seen to fail: descriptor 3 was the script.
TEST_CASE("a_script_is_not_open_under_a_low_number_and_no_program_inherits_it") {
    PtySession session;
    std::ofstream(session.home() + "/script") << "ls -l /proc/$$/fd >own\n"
                                                 "ls -l /proc/self/fd >childs\n"
                                                 "(ls -l /proc/self/fd; :) >grandchilds\n";
    session.run(leash_binary + " script");
    CHECK(session.file("own").find(" 3 -> " + session.home() + "/script") == std::string::npos);
    CHECK(session.file("own").find("/script\n") != std::string::npos);
    CHECK(session.file("childs").find("/script\n") == std::string::npos);
    CHECK(session.file("grandchilds").find("/script\n") == std::string::npos);
}

TEST_CASE("with_few_descriptors_permitted_a_redirection_of_a_builtin_is_undone") {
    PtySession session;
    CHECK(session.run(leash_binary + " -c 'ulimit -n 10; echo hi >f; echo x; cat f'") == "x\nhi\n");
}
