// xterm, closed by the close button of its window. Only this terminal does not leave the hangup to
// the kernel: xterm itself sends SIGHUP to the process group of its shell, by kill(2).
#include "crew.hpp"
#include "skip.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <poll.h>

using namespace leash;
using namespace leash::test;

namespace {

bool can_be_run(Crew& crew) {
    if (!is_installed("xterm") || !is_installed("Xvfb") || !is_installed("python3"))
        return false;
    if (crew.desk().run("/usr/bin/python3 -c 'import Xlib' 2>&1").empty())
        return true;
    skip("python3-xlib is not installed");
    return false;
}

// An X server without a screen. The destructor ends the server with SIGTERM, so that the server
// removes its files in /tmp.
class XServer {
  public:
    explicit XServer(Crew& crew) : crew_(crew) {
        server_ = crew.desk().start("Xvfb -displayfd 3 -screen 0 640x480x24 3> display 2> xvfb");
        eventually(
            "Xvfb is up", [&] { return crew.file("display").find('\n') != std::string::npos; },
            patience);
    }
    ~XServer() {
        ::kill(server_.value, SIGTERM);
        for (int i = 0; i < 500 && is_alive(server_); ++i)
            ::poll(nullptr, 0, 10);
    }
    XServer(const XServer&) = delete;
    XServer& operator=(const XServer&) = delete;

    Pid start_xterm(const std::string& command) {
        crew_.desk().run("export DISPLAY=:$(cat display) SHELL=/bin/sh");
        const Pid xterm = crew_.desk().start("xterm -e /bin/sh -c '" + command + "' 2> xterm.said");
        crew_.see_at_work();
        return xterm;
    }
    void close_window() {
        const std::string said =
            crew_.desk().run("/usr/bin/python3 " CLOSE_WINDOW " XTerm && echo asked to close");
        REQUIRE_MESSAGE(said.find("asked to close") != std::string::npos, said);
    }

  private:
    Crew& crew_;
    Pid server_;
};

} // namespace

TEST_CASE("xterm_closed_by_its_button_is_a_hangup_for_leash_as_login_shell") {
    Crew crew;
    if (!can_be_run(crew))
        return;
    XServer server(crew);
    server.start_xterm(crew.login_shell());
    server.close_window();
    crew.check_after_hangup();
}

TEST_CASE("xterm_closed_by_its_button_is_a_hangup_for_leash_started_from_bash") {
    Crew crew;
    if (!can_be_run(crew) || !is_installed("bash"))
        return;
    XServer server(crew);
    server.start_xterm(crew.bash_with_leash());
    REQUIRE(read_process(crew.leash())->session.value != crew.leash().value);
    server.close_window();
    crew.check_after_hangup();
}

TEST_CASE("xterm_closed_by_its_button_sends_sighup_itself") {
    Crew crew;
    if (!can_be_run(crew))
        return;
    XServer server(crew);
    const Pid xterm = server.start_xterm(crew.login_shell());
    const SighupWatch watch(crew);
    server.close_window();
    crew.check_after_hangup();
    watch.check_sent_by(xterm);
}
