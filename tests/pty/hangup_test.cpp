// The terminal goes: who dies, who lives.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <csignal>

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
