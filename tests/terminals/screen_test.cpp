// screen: leash runs in a window. When screen quits, screen closes the terminals of the windows.
#include "crew.hpp"

#include <doctest/doctest.h>

using namespace leash;
using namespace leash::test;

namespace {

// Starts a detached screen. Its sockets are in the crew's home, and it reads no settings.
void start_window(Crew& crew, const std::string& command) {
    crew.desk().run("mkdir -m 700 screens; export SCREENDIR=$PWD/screens SHELL=/bin/sh");
    crew.desk().run("screen -c /dev/null -dmS stage sh -c '" + command + "'");
    crew.see_at_work();
}

void quit(Crew& crew) {
    crew.desk().run("screen -S stage -X quit");
}

} // namespace

TEST_CASE("screen_quit_is_a_hangup_for_leash_as_login_shell") {
    if (!is_installed("screen"))
        return;
    Crew crew;
    start_window(crew, crew.login_shell());
    quit(crew);
    crew.check_after_hangup();
}

TEST_CASE("screen_quit_is_a_hangup_for_leash_started_from_bash") {
    if (!is_installed("screen") || !is_installed("bash"))
        return;
    Crew crew;
    start_window(crew, crew.bash_with_leash());
    REQUIRE(read_process(crew.leash())->session.value != crew.leash().value);
    quit(crew);
    crew.check_after_hangup();
}

TEST_CASE("screen_quit_has_the_kernel_send_sighup") {
    if (!is_installed("screen"))
        return;
    Crew crew;
    start_window(crew, crew.login_shell());
    const SighupWatch watch(crew);
    quit(crew);
    crew.check_after_hangup();
    watch.check_sent_by_kernel();
}
