#include "stage/open_terminal.hpp"

#include "comes_true.hpp"
#include "kernel/pty.hpp"
#include "kernel/send_signal.hpp"
#include "launch/reaper.hpp"
#include "launch/start_process.hpp"
#include "skip.hpp"

#include <csignal>
#include <doctest/doctest.h>
#include <unistd.h>

using namespace leash;

namespace {

// Starts a session leader on a terminal of its own, with the address of a desk, as this user.
Pid start_leader(const PseudoTerminal& terminal, uid_t user) {
    LaunchPlan plan;
    plan.group = LeadNewSession{terminal.slave.get()};
    const auto leader = start_subshell(plan, [user] {
        char home[] = "HOME=/root", desk[] = "LEASH_WITNESS_DESK=/tmp/no-such-desk";
        char* environment[] = {home, desk, nullptr};
        if (::setuid(user) == 0)
            ::execle("/bin/sleep", "sleep", "1000", nullptr, environment);
        return 127;
    });
    REQUIRE(leader);
    CHECK(test::comes_true([&] {
        const auto facts = read_process(leader.value());
        return facts && facts->name == "sleep";
    }));
    return leader.value();
}

} // namespace

// Seen to fail: root's `map --watch` followed the terminal of anybody who wrote HOME=/root into the
// environment of a session leader.
TEST_CASE("a_terminal_of_another_user_is_not_a_practice_terminal_of_this_user") {
    if (::geteuid() != 0) {
        test::skip("only root may read the environment of another user's process");
        return;
    }
    for (const uid_t user : {uid_t{0}, uid_t{12345}}) {
        CAPTURE(user);
        auto terminal = open_pseudo_terminal({24, 80});
        REQUIRE(terminal);
        const Pid leader = start_leader(terminal.value(), user);
        CHECK(terminal_led_by(take_snapshot(), leader).has_value() == (user == 0));
        CHECK(signal_process(leader, SIGKILL));
        CHECK(wait_for_end(leader));
    }
}
