#include "kernel/send_signal.hpp"

#include "kernel/process_descriptor.hpp"
#include "kernel/signals.hpp"

#include <doctest/doctest.h>

#include <cerrno>
#include <csignal>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

using namespace leash;

namespace {

Pid child_that(const std::function<void()>& acts) {
    const pid_t child = ::fork();
    if (child == 0) {
        acts();
        ::_exit(0);
    }
    return Pid{child};
}

void sleep_for_ever() {
    for (;;)
        ::pause();
}

// Returns the signal that has ended the child, or 0 if the child has ended by itself.
int signal_that_ended(Pid child) {
    int status = 0;
    ::waitpid(child.value, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

} // namespace

TEST_CASE("a_process_dies_of_a_signal_that_it_blocks_and_ignores") {
    CHECK(signal_that_ended(child_that([] {
              const auto blocked = SignalsBlocked::all();
              (void)set_disposition(SIGTERM, Disposition::Ignored);
              die_of_signal(SIGTERM);
          })) == SIGTERM);
}

TEST_CASE("dying_of_a_signal_that_ends_nothing_exits_with_128_and_the_signal") {
    const Pid child = child_that([] { die_of_signal(SIGCHLD); });
    int status = 0;
    ::waitpid(child.value, &status, 0);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 128 + SIGCHLD);
}

TEST_CASE("a_signal_reaches_a_process_a_held_process_and_a_group") {
    const Pid one = child_that(sleep_for_ever);
    CHECK(process_exists(one));
    CHECK(signal_process(one, SIGUSR2));
    CHECK(signal_that_ended(one) == SIGUSR2);
    CHECK_FALSE(process_exists(one));

    const Pid held = child_that(sleep_for_ever);
    const auto descriptor = open_process(held);
    REQUIRE(descriptor);
    CHECK(signal_held_process(descriptor.value(), SIGKILL));
    CHECK(signal_that_ended(held) == SIGKILL);
    const auto late = signal_held_process(descriptor.value(), SIGKILL);
    REQUIRE_FALSE(late);
    CHECK(late.error().number == ESRCH);

    const Pid leader = child_that(sleep_for_ever);
    REQUIRE(::setpgid(leader.value, leader.value) == 0);
    CHECK(signal_process_group(group_led_by(leader), SIGHUP));
    CHECK(signal_that_ended(leader) == SIGHUP);
}

TEST_CASE("a_signal_to_the_own_group_reaches_the_sender") {
    CHECK(signal_that_ended(child_that([] {
              ::setpgid(0, 0);
              (void)signal_own_process_group(SIGUSR1);
          })) == SIGUSR1);
}
