// script(1) stands between two terminals, and leash runs on the inner terminal. After SIGKILL,
// script cannot clean up: the kernel closes its last descriptor of the inner terminal, and hangs
// this terminal up.
#include "crew.hpp"

#include <doctest/doctest.h>

#include <csignal>

using namespace leash;
using namespace leash::test;

namespace {

std::vector<std::string> script(const std::string& command) {
    return {"script", "-q", "-c", command, "/dev/null"};
}

} // namespace

TEST_CASE("script_killed_is_a_hangup_for_leash_as_login_shell") {
    if (!is_installed("script"))
        return;
    Crew crew;
    PtySession session(crew.on_own_terminal(script(crew.login_shell())));
    crew.see_at_work();
    ::kill(session.leader().value, SIGKILL);
    crew.check_after_hangup();
}

TEST_CASE("script_killed_is_a_hangup_for_leash_started_from_bash") {
    if (!is_installed("script") || !is_installed("bash"))
        return;
    Crew crew;
    PtySession session(crew.on_own_terminal(script(crew.bash_with_leash())));
    crew.see_at_work();
    REQUIRE(read_process(crew.leash())->group.value == crew.leash().value);
    REQUIRE(read_process(crew.leash())->session.value != crew.leash().value);
    ::kill(session.leader().value, SIGKILL);
    crew.check_after_hangup();
}

TEST_CASE("script_killed_has_the_kernel_send_sighup") {
    if (!is_installed("script"))
        return;
    Crew crew;
    PtySession session(crew.on_own_terminal(script(crew.login_shell())));
    crew.see_at_work();
    const SighupWatch watch(crew);
    ::kill(session.leader().value, SIGKILL);
    crew.check_after_hangup();
    watch.check_sent_by_kernel();
}
