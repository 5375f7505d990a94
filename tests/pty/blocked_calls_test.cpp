// A call that may block for ever (a FIFO that nobody reads or writes) ends at Ctrl-C and at a
// hangup, and nothing is left behind.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <fstream>
#include <sys/syscall.h>

using namespace leash;
using namespace leash::test;

namespace {

// Waits until the process sleeps in this system call.
void see_in_call(Pid pid, long call) {
    const std::string path = "/proc/" + std::to_string(pid.value) + "/syscall";
    eventually("the process sleeps in call " + std::to_string(call), [&] {
        long number = -1;
        std::ifstream(path) >> number;
        return number == call && state_of(pid) == 'S';
    });
}

// A FIFO that is open but never read.
Pid make_full_fifo(PtySession& session) {
    session.run("mkfifo fifo");
    return session.start("sleep 1000 <>fifo");
}

const std::string fill_fifo = "printf '%200000s' x >fifo";

} // namespace

// Seen to fail: no signal and no hangup ended the write; only kill -KILL did.
TEST_CASE("a_built_in_that_is_blocked_in_write_ends_at_ctrl_c") {
    PtySession session;
    make_full_fifo(session);
    session.enter(fill_fifo);
    see_in_call(session.leader(), SYS_write);
    session.type(PtySession::ctrl_c);
    session.see_prompt();
    CHECK(session.run("echo $?") == "130\n");
}

TEST_CASE("a_built_in_that_is_blocked_in_write_ends_at_sighup_and_at_a_hangup") {
    for (const bool by_signal : {true, false}) {
        CAPTURE(by_signal);
        PtySession session;
        make_full_fifo(session);
        session.enter(fill_fifo);
        see_in_call(session.leader(), SYS_write);
        if (by_signal)
            ::kill(session.leader().value, SIGHUP);
        else
            session.unplug();
        CHECK(session.wait_for_end() == ProcessState{Signaled{SIGHUP}});
    }
}

TEST_CASE("a_trap_of_a_signal_that_asks_for_an_end_runs_although_a_write_is_blocked") {
    PtySession session;
    make_full_fifo(session);
    session.run("trap 'echo trapped' TERM");
    session.enter(fill_fifo);
    see_in_call(session.leader(), SYS_write);
    ::kill(session.leader().value, SIGTERM);
    session.see("trapped");
    session.see_prompt();
    session.run("trap - TERM");
}

// A signal that asks for no end must not cut the output short. Seen to fail when every noted signal
// ended the write.
TEST_CASE("a_write_goes_on_after_the_end_of_a_job_and_after_a_trap_of_usr1") {
    PtySession session;
    session.run("mkfifo fifo gate");
    session.run("trap : USR1");
    const Pid reader = session.start("sh -c 'read go <gate; exec cat >read' <>fifo");
    session.enter("printf '%200000s' x >fifo; echo done");
    see_in_call(session.leader(), SYS_write);
    for (const int signal : {SIGUSR1, SIGCHLD, SIGWINCH})
        ::kill(session.leader().value, signal);
    see_in_call(session.leader(), SYS_write);
    session.open_gate();
    CHECK(session.see("done\r\n").find("error") == std::string::npos);
    session.see_prompt();
    eventually("all was read", [&] { return session.file("read").size() == 200000; });
    session.run("kill " + std::to_string(reader.value));
}

// Seen to fail: "fifo: Interrupted system call".
TEST_CASE("the_end_of_a_job_does_not_interrupt_the_opening_of_a_fifo") {
    PtySession session;
    session.run("mkfifo fifo gate");
    const Pid job = session.start("sh -c 'read go <gate; exit 0'");
    session.enter("echo through >fifo");
    see_in_call(session.leader(), SYS_openat);
    session.open_gate();
    eventually("the job has ended", [&] { return !is_alive(job); });
    see_in_call(session.leader(), SYS_openat);
    std::ifstream reader(session.home() + "/fifo");
    std::string line;
    std::getline(reader, line);
    CHECK(line == "through");
    session.see_prompt();
}

// Seen to fail: the child opened the FIFO with all signals blocked. Ctrl-C and Ctrl-Z did nothing,
// and after a hangup the child lived on.
TEST_CASE("a_program_whose_fifo_is_not_there_yet_can_be_ended_stopped_and_hung_up") {
    PtySession session;
    session.run("mkfifo fifo");
    const auto child_at_fifo = [&] {
        std::optional<Pid> child;
        eventually("the child opens the FIFO", [&] {
            for (const auto& [pid, facts] : take_snapshot().processes)
                if (facts.parent == session.leader() && facts.foreground_group == facts.group)
                    child = pid;
            return child.has_value();
        });
        see_in_call(*child, SYS_openat);
        return *child;
    };
    session.enter("cat <fifo");
    child_at_fifo();
    session.type(PtySession::ctrl_c);
    session.see_prompt();
    CHECK(session.run("echo $?") == "130\n");

    session.enter("cat <fifo");
    child_at_fifo();
    session.type(PtySession::ctrl_z);
    session.see("Stopped (SIGTSTP)");
    session.see_prompt();
    session.run("kill %1");
    session.run("fg");

    session.enter("cat <fifo");
    const Pid child = child_at_fifo();
    session.unplug();
    CHECK(session.wait_for_end() == ProcessState{Signaled{SIGHUP}});
    eventually("the child is gone", [&] { return !is_alive(child); });
}

// Seen to fail: neither Ctrl-C nor a hangup ended the reading.
TEST_CASE("a_dot_script_in_a_fifo_with_an_idle_writer_ends_at_ctrl_c_and_at_a_hangup") {
    PtySession session;
    session.run("mkfifo fifo");
    session.start("sleep 1000 <>fifo");
    session.enter(". ./fifo");
    see_in_call(session.leader(), SYS_read);
    session.type(PtySession::ctrl_c);
    session.see_prompt();
    CHECK(session.run("echo $?") == "130\n");
    session.enter(". ./fifo");
    see_in_call(session.leader(), SYS_read);
    session.unplug();
    CHECK(session.wait_for_end() == ProcessState{Signaled{SIGHUP}});
}

// Seen to fail: leash read on for ever, also after the terminal was gone.
TEST_CASE("a_read_whose_line_never_ends_ends_at_ctrl_c_and_at_a_trap") {
    PtySession session;
    session.enter("echo begin; read x < /dev/zero; echo not reached");
    session.see("begin\r\n");
    session.type(PtySession::ctrl_c);
    CHECK_FALSE(session.seen_before("not reached\r\n", PtySession::prompt));
    CHECK(session.run(std::string(LEASH_BINARY) +
                      " -c 'trap \"exit 3\" TERM; (sleep 0.1; kill -TERM $$) & "
                      "read x < /dev/zero'; echo $?") == "3\n");
}
