// Real daemons: daemonize starts them on a practice terminal, and then the cable is pulled.
// Afterwards they still serve a client, and /proc shows no tie to the old terminal.
#include "loopback.hpp"
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <fstream>
#include <sys/stat.h>

using namespace leash;
using namespace leash::test;

namespace {

// Starts `daemonize OPTIONS COMMAND` on a practice terminal with the start state of the comparison
// (umask 027, descriptor 7 open, SIGQUIT ignored), waits until it serves, and pulls the cable.
Pid start_and_unplug(PtySession& session, const std::string& command, int port) {
    session.enter("terminal");
    session.see("practice$ ");
    const auto on_practice = [&](const std::string& line) {
        session.enter(line);
        session.see("\n");
        return session.see("practice$ ");
    };
    on_practice("umask 027; exec 7< /etc/passwd; trap '' QUIT");
    const std::string told = on_practice("daemonize " + command);
    const Pid daemon{static_cast<pid_t>(std::strtol(told.c_str(), nullptr, 10))};
    REQUIRE_MESSAGE(daemon.value > 1, told);
    eventually("it serves", [&] { return connected(port).has_value(); });
    session.enter("unplug");
    session.see("cable pulled");
    session.see("[Y/n]");
    session.enter("n");
    session.see_prompt();
    return daemon;
}

void check_cut_loose(Pid daemon) {
    const auto facts = read_process(daemon);
    REQUIRE(facts);
    CHECK_FALSE(facts->terminal);
    CHECK_FALSE(facts->foreground_group);
    // No session leader, so the daemon never gets a terminal again.
    CHECK(facts->session != session_led_by(daemon));
    CHECK(facts->working_directory == "/");
    CHECK(facts->umask == 027U); // the daemon keeps the umask
    CHECK(facts->blocked.empty());
    CHECK_FALSE(facts->ignored.contains(SIGQUIT));
    CHECK(facts->descriptors.at(0) == "/dev/null");
    CHECK(facts->descriptors.at(1) == "/dev/null");
    CHECK(facts->descriptors.at(2) == "/dev/null");
    struct stat seventh {};
    const std::string path = "/proc/" + std::to_string(daemon.value) + "/fd/7";
    // A daemon may have opened a descriptor 7 itself. Descriptor 7 must not be the shell's
    // descriptor 7.
    if (::stat(path.c_str(), &seventh) == 0) {
        struct stat passwd {};
        REQUIRE(::stat("/etc/passwd", &passwd) == 0);
        CHECK(seventh.st_ino != passwd.st_ino);
    }
}

void end(Pid daemon) {
    ::kill(daemon.value, SIGKILL);
    eventually("the daemon has ended", [&] { return !is_alive(daemon); });
}

} // namespace

TEST_CASE("python_http_server_as_a_daemon_answers_after_the_hangup") {
    if (!is_installed("python3"))
        return;
    PtySession session;
    std::ofstream(session.home() + "/page") << "still here\n";
    const int port = free_port();
    const Pid daemon =
        start_and_unplug(session,
                         "/usr/bin/python3 -m http.server --bind 127.0.0.1 --directory " +
                             session.home() + " " + std::to_string(port),
                         port);
    check_cut_loose(daemon);
    // A disowned server would accept and never answer, because it cannot write its log to the lost
    // terminal.
    auto client = connected(port);
    REQUIRE(client);
    const std::string request = "GET /page HTTP/1.0\r\n\r\n";
    REQUIRE(::write(client->get(), request.data(), request.size()) ==
            static_cast<ssize_t>(request.size()));
    std::string answer;
    char block[4096];
    for (ssize_t got = 0; (got = ::read(client->get(), block, sizeof block)) > 0;)
        answer.append(block, static_cast<std::size_t>(got));
    CHECK(answer.find("200 OK") != std::string::npos);
    CHECK(answer.find("still here\n") != std::string::npos);
    end(daemon);
}

TEST_CASE("netcat_as_a_daemon_takes_a_line_after_the_hangup") {
    if (!is_installed("nc"))
        return;
    PtySession session;
    const int port = free_port();
    const std::string log = session.home() + "/taken";
    const Pid daemon =
        start_and_unplug(session, "-o " + log + " nc -lkd 127.0.0.1 " + std::to_string(port), port);
    auto client = connected(port);
    REQUIRE(client);
    REQUIRE(::write(client->get(), "hello\n", 6) == 6);
    eventually("the line has arrived", [&] {
        std::ifstream taken(log);
        std::string line;
        return std::getline(taken, line) && line == "hello";
    });
    CHECK_FALSE(read_process(daemon)->terminal);
    end(daemon);
}

TEST_CASE("iperf3_as_a_daemon_is_cut_loose_in_every_respect") {
    if (!is_installed("iperf3"))
        return;
    PtySession session;
    const int port = free_port();
    const Pid daemon = start_and_unplug(session, "iperf3 -s -p " + std::to_string(port), port);
    check_cut_loose(daemon);
    CHECK(session.run("iperf3 -c 127.0.0.1 -n 1M -p " + std::to_string(port) + " | tail -n 1") ==
          "iperf Done.\n");
    end(daemon);
}

TEST_CASE("a_daemon_without_setsid_dies_of_the_kernels_sighup_at_exit") {
    PtySession session;
    session.enter("terminal");
    session.see("practice$ ");
    session.enter("daemonize --omit setsid sleep 1000");
    session.see("\n");
    const std::string told = session.see("practice$ ");
    CAPTURE(told);
    session.enter("exit");
    CHECK(session.see(PtySession::prompt).find("died of SIGHUP from kernel") != std::string::npos);
}
