// Four ways to run a server (iperf3 -s) without its terminal: in the background with &, stopped and
// continued by bg, under nohup, and as a daemon. Then the cable is pulled, and a client asks each
// server. nohup does not save iperf3, because iperf3 installs its own SIGHUP handler.
#include "loopback.hpp"
#include "pty_session.hpp"

#include <doctest/doctest.h>

using namespace leash;
using namespace leash::test;

TEST_CASE("of_iperf3_started_in_four_ways_only_the_daemon_serves_after_the_hangup") {
    if (!is_installed("iperf3"))
        return;
    PtySession session;
    const int ports[] = {free_port(), free_port(), free_port(), free_port()};
    const auto server = [&](int which) { return "iperf3 -s -p " + std::to_string(ports[which]); };
    session.enter("terminal");
    session.see("practice$ ");
    const auto on_practice = [&](const std::string& line) {
        session.enter(line);
        session.see("\n");
        return session.see("practice$ ");
    };
    on_practice(server(0) + " > amp.log 2>&1 &");
    session.enter(server(1) + " > bg.log 2>&1");
    eventually("the second serves", [&] { return connected(ports[1]).has_value(); });
    session.type(PtySession::ctrl_z);
    session.see("Stopped (SIGTSTP)");
    session.see("practice$ ");
    on_practice("bg");
    on_practice("nohup " + server(2) + " > nohup.log 2>&1 &");
    const std::string told = on_practice("daemonize " + server(3));
    const Pid daemon{static_cast<pid_t>(std::strtol(told.c_str(), nullptr, 10))};
    for (const int port : ports)
        eventually("every server accepts", [&] { return connected(port).has_value(); });

    session.enter("unplug");
    const std::string autopsy = session.see("Still running; to end it:  kill ");
    CHECK(autopsy.find("cable pulled") != std::string::npos);
    CHECK(autopsy.find("LIVES, had no terminal") != std::string::npos);
    session.see("[Y/n]");
    session.enter("n");
    session.see_prompt();

    CHECK_FALSE(connected(ports[0]));
    CHECK_FALSE(connected(ports[1]));
    CHECK_FALSE(connected(ports[2]));
    // The test does not probe the server before: iperf3 serves one client at a time, and would
    // refuse the real client.
    const std::string client =
        session.run("iperf3 -c 127.0.0.1 -n 1M -p " + std::to_string(ports[3]) + " | tail -n 1");
    CHECK(client == "iperf Done.\n");

    const auto facts = read_process(daemon);
    REQUIRE(facts);
    CHECK_FALSE(facts->terminal);         // TTY ?
    CHECK_FALSE(facts->foreground_group); // TPGID -1
    CHECK(facts->working_directory == "/");
    CHECK(facts->descriptors.at(0) == "/dev/null");
    session.run("kill " + std::to_string(daemon.value));
    eventually("the daemon has ended", [&] { return !is_alive(daemon); });
}
