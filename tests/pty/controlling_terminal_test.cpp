// Job control belongs to the controlling terminal. Standard input may be a file, may have odd
// flags, and may come from another PID namespace.
#include "pty_session.hpp"
#include "skip.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>
#include <fstream>

using namespace leash;
using namespace leash::test;

namespace {

const std::string leash_binary = LEASH_BINARY;

// A script whose first command stops itself by SIGSTOP.
void write_stopping_script(const PtySession& session) {
    std::ofstream(session.home() + "/script") << "sh -c 'kill -STOP $$'\n"
                                                 "echo after $?\n"
                                                 "kill -KILL %1\n";
}

bool is_stopped(Pid pid) {
    return state_of(pid) == 'T';
}

} // namespace

// Seen to fail: take_terminal() looked at standard input. There was no job control, and leash
// waited for the stopped child for ever.
TEST_CASE("leash_with_a_script_as_standard_input_has_job_control_on_its_terminal") {
    PtySession session;
    write_stopping_script(session);
    session.enter(leash_binary + " --norc -i -m < script");
    session.see("[1]+  Stopped (SIGSTOP)");
    session.see("after 147\r\n");
    session.see_prompt();
}

TEST_CASE("a_script_with_set_m_and_redirected_input_lends_its_terminal") {
    PtySession session;
    session.enter("echo 'set -m; cat /dev/tty; echo status $?' | " + leash_binary);
    session.see_in_foreground("cat /dev/tty");
    session.enter("read");
    session.see("read\r\nread\r\n");
    session.type(PtySession::ctrl_d);
    session.see("status 0\r\n");
    session.see_prompt();
}

// Seen to fail: leash waited for the stopped child with waitpid(2), noted SIGHUP, and did not look
// at the note.
TEST_CASE("without_job_control_a_stopped_child_does_not_hide_the_hangup") {
    Setup setup;
    setup.command = {"sh", "-c",
                     "printf '%s\\n' \"sh -c 'kill -STOP \\$\\$'\" > script; "
                     "exec \"$0\" --norc -i +m < script",
                     LEASH_BINARY};
    setup.wait_for_prompt = false;
    PtySession session(setup);
    const Pid child = session.see_process("sh -c 'kill -STOP $$'");
    eventually("the child is stopped", [&] { return is_stopped(child); });
    session.unplug();
    CHECK(session.wait_for_end() == ProcessState(Signaled{SIGHUP}));
    eventually("the child is gone", [&] { return !is_alive(child); });
}

// Seen to fail: leash waited until the substitution had ended.
TEST_CASE("a_command_substitution_does_not_hide_the_hangup") {
    PtySession session;
    session.enter("echo $(sleep 1000) > ran");
    session.see_process("sleep 1000");
    session.unplug();
    CHECK(session.wait_for_end() == ProcessState(Signaled{SIGHUP}));
    CHECK(session.file("ran") == "");
}

// In a new PID namespace the kernel gives 0 for the process group that has the terminal. Seen to
// fail: leash took 0 for an error, and had no job control.
TEST_CASE("in_a_new_pid_namespace_leash_takes_the_terminal") {
    const std::string in_namespace = "unshare -r --fork --pid --mount-proc ";
    if (std::system((in_namespace + "true 2> /dev/null").c_str()) != 0)
        return skip("a new PID namespace is not allowed here");
    PtySession session;
    session.enter(in_namespace + leash_binary + " --norc -i");
    session.see("see what ties a program"); // the banner: leash has started
    session.see_prompt();
    CHECK(session.run("echo pid $$") == "pid 1\n");
    session.enter("cat");
    session.see_in_foreground("cat");
    session.enter("typed");
    session.see("typed\r\ntyped\r\n");
    session.type(PtySession::ctrl_z);
    session.see("[1]+  Stopped (SIGTSTP)       cat");
    session.see_prompt();
    session.run("kill -KILL %1; wait %1"); // `exit` warns while the job is still stopped
    session.enter("exit");
    session.see_prompt();
    CHECK(session.run("echo back") == "back\n");
}

// Seen to fail: "no job control: this is a subshell".
TEST_CASE("set_m_in_a_subshell_gives_the_subshell_job_control") {
    PtySession session;
    CHECK(session.run("(set -m; sleep 0.2 & fg; echo $?)") == "sleep 0.2\n0\n");
    CHECK(session.run("(sleep 0.2 & fg)") ==
          "leash: fg: no job control: this is a subshell; `set -m` turns it on here\n");
    session.enter("(set -m; cat; echo status $?)");
    session.see_in_foreground("cat");
    session.enter("typed");
    session.see("typed\r\ntyped\r\n");
    session.type(PtySession::ctrl_z);
    session.see("status 148\r\n");
    session.see_prompt();
}

TEST_CASE("set_m_in_a_subshell_does_not_reach_the_jobs_of_the_parent") {
    PtySession session;
    session.start("sleep 1000");
    CHECK(session.run("(set -m; fg)") ==
          "leash: fg: there is no job: none runs in the background, none is stopped\n");
    CHECK(session.run("(set -m; fg %1 2>&1) | grep -c \"its parent's job\"") == "1\n");
}

// saved=$(set +o) saves the options of the shell, and not the options of the subshell.
TEST_CASE("a_subshell_without_job_control_still_shows_the_option_of_its_parent") {
    PtySession session;
    CHECK(session.run("(set +o) | grep monitor") == "set -o monitor\n");
}

// Seen to fail: cat said "Resource temporarily unavailable".
TEST_CASE("o_nonblock_that_a_program_has_left_behind_is_cleared_before_the_next_line") {
    if (!is_installed("perl"))
        return;
    PtySession session;
    session.run("perl -MFcntl -e 'fcntl(STDIN, F_SETFL, O_RDWR | O_NONBLOCK) or die'");
    session.enter("cat");
    session.see_in_foreground("cat");
    session.enter("typed");
    session.see("typed\r\ntyped\r\n");
    session.type(PtySession::ctrl_d);
    session.see_prompt();
}

// Seen to fail: leash took EAGAIN for the end of the script.
TEST_CASE("o_nonblock_on_standard_input_does_not_end_a_script") {
    if (!is_installed("perl"))
        return;
    PtySession session;
    // A shell whose standard error is no terminal is not interactive (XCU sh).
    session.enter(leash_binary + " 2> said");
    const Pid script = session.see_process(leash_binary);
    session.enter("perl -MFcntl -e 'fcntl(STDIN, F_SETFL, O_RDWR | O_NONBLOCK) or die'; echo set");
    session.see("\r\nset\r\n");
    eventually("leash waits again", [&] { return state_of(script) == 'S'; });
    session.enter("echo still $$");
    session.see("still " + std::to_string(script.value) + "\r\n");
}

// Seen to fail: the process asked for the terminal again and again, without a pause.
TEST_CASE("terminal_in_an_orphaned_background_group_fails_and_does_not_spin") {
    PtySession session;
    // The group is orphaned when the first sh is gone. Race: a program that is stopped for its use
    // of the terminal before that would die of SIGHUP then.
    session.run("sh -c '(while kill -0 $$ 2> /dev/null; do sleep 0.01; done; " + leash_binary +
                " -c terminal < /dev/tty 2> said; echo ended $? > got) & exit'");
    eventually("terminal has ended", [&] { return session.file("got") == "ended 1\n"; });
    CHECK(session.file("said").find("Input/output error") != std::string::npos);
}

// Seen to fail: the practice terminal and all on it lived on until a key was typed.
TEST_CASE("a_practice_terminal_ends_when_its_leash_is_killed") {
    for (const std::string outer : {"dash -i", ""}) {
        CAPTURE(outer);
        PtySession session;
        if (!outer.empty()) {
            session.enter("PS1='" + std::string(PtySession::prompt) + "' " + outer);
            session.see(outer + "\r\n"); // the echoed line has a prompt in it
            session.see_prompt();
        }
        session.enter(leash_binary + " --norc -i");
        session.see("see what ties a program");
        session.see_prompt();
        const Pid inner{static_cast<pid_t>(number_after(session.run("echo pid $$"), "pid "))};
        session.enter("terminal");
        session.see("practice$ ");
        session.enter("sleep 1000 &");
        session.see("practice$ ");
        std::vector<Pid> inside;
        const Snapshot snapshot = take_snapshot();
        for (const auto& [pid, facts] : snapshot.processes)
            for (const ProcessFacts* one = &facts; one; one = snapshot.find(one->parent))
                if (one->parent == inner) {
                    inside.push_back(pid);
                    break;
                }
        CHECK(inside.size() == 3); // the relay, leash on the practice terminal, sleep
        ::kill(inner.value, SIGKILL);
        for (const Pid pid : inside)
            eventually("what was on the practice terminal is gone", [&] { return !is_alive(pid); });
        // The terminal is not left in raw modes.
        session.see_prompt();
        CHECK(session.run("echo well") == "well\n");
    }
}
