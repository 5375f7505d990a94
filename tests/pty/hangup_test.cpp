// The terminal goes: who dies, who lives.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <unistd.h>

using namespace leash;
using namespace leash::test;

namespace {

Pid background(PtySession& session, const std::string& command) {
    return Pid{static_cast<pid_t>(number_after(session.run(command + " &"), "] "))};
}

} // namespace

TEST_CASE("at_a_hangup_jobs_die_and_disowned_and_nohup_ones_live") {
    PtySession session;
    const Pid plain = background(session, "sleep 1000");
    const Pid ignoring = background(session, "nohup sleep 1000 2> nohup.said");
    const Pid disowned = background(session, "sleep 1000");
    session.run("disown %3");
    session.unplug();
    CHECK(session.wait_for_end() == ProcessState(Signaled{SIGHUP}));
    eventually("the plain job is dead", [&] { return !is_alive(plain); });
    CHECK(is_alive(ignoring));
    CHECK(is_alive(disowned));
}

TEST_CASE("at_exit_background_jobs_live_on") {
    PtySession session;
    const Pid job = background(session, "sleep 1000");
    session.enter("exit");
    CHECK(session.wait_for_end() == ProcessState(Exited{0}));
    CHECK(is_alive(job));
}

TEST_CASE("with_huponexit_background_jobs_die_at_exit") {
    PtySession session;
    const Pid job = background(session, "sleep 1000");
    session.run("set -o huponexit");
    session.enter("exit");
    session.wait_for_end();
    eventually("the job is dead", [&] { return !is_alive(job); });
}

TEST_CASE("a_hangup_with_a_half_typed_line_kills_the_jobs_and_does_not_spin") {
    PtySession session;
    const Pid job = background(session, "sleep 1000");
    session.type("echo half");
    session.see("echo half");
    session.unplug();
    CHECK(session.wait_for_end() == ProcessState(Signaled{SIGHUP}));
    eventually("the job is dead", [&] { return !is_alive(job); });
}

// Trap 12.
TEST_CASE("a_hangup_with_a_half_typed_line_keeps_the_history_and_runs_nothing") {
    PtySession session;
    session.run("echo remembered");
    session.type("echo half > ran");
    session.see("echo half > ran");
    session.unplug();
    CHECK(session.wait_for_end() == ProcessState(Signaled{SIGHUP}));
    std::ifstream file(session.home() + "/state/leash/history");
    const std::string history((std::istreambuf_iterator<char>(file)), {});
    CHECK(history.find("echo remembered") != std::string::npos);
    CHECK(::access((session.home() + "/ran").c_str(), F_OK) != 0);
}

TEST_CASE("a_hangup_continues_stopped_jobs_so_that_they_can_act_on_it") {
    PtySession session;
    session.enter("(trap 'echo caught > got; exit' HUP; sleep 100; :)");
    session.see_in_foreground("sleep 100");
    session.type(PtySession::ctrl_z);
    session.see("Stopped (SIGTSTP)");
    session.see_prompt();
    session.unplug();
    session.wait_for_end();
    eventually("the stopped job has caught SIGHUP", [&] {
        std::string line;
        return std::getline(std::ifstream(session.home() + "/got"), line) && line == "caught";
    });
}

TEST_CASE("a_sighup_sent_to_leash_alone_is_a_hangup_for_its_jobs") {
    PtySession session;
    const Pid job = background(session, "sleep 1000");
    ::kill(session.leader().value, SIGHUP);
    CHECK(session.wait_for_end() == ProcessState(Signaled{SIGHUP}));
    eventually("the job is dead", [&] { return !is_alive(job); });
}

TEST_CASE("a_hangup_in_the_middle_of_wait_ends_the_shell") {
    PtySession session;
    const Pid job = background(session, "sleep 1000");
    session.enter("wait; echo not reached");
    session.see("reached\r\n");
    session.unplug();
    CHECK(session.wait_for_end() == ProcessState(Signaled{SIGHUP}));
    eventually("the job is dead", [&] { return !is_alive(job); });
}

TEST_CASE("a_trapped_sighup_runs_its_trap_and_the_hangup_still_ends_the_shell") {
    PtySession session;
    session.run("trap 'echo trapped > got' HUP");
    session.unplug();
    session.wait_for_end();
    CHECK(::access((session.home() + "/got").c_str(), F_OK) == 0);
}
