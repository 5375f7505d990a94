#include "kernel/shell_descriptor.hpp"

#include "kernel/descriptors.hpp"
#include "kernel/signals.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>

using namespace leash;

namespace {

Result<ShellDescriptor> some_file() {
    const auto file = open_file("/dev/null", O_RDONLY);
    REQUIRE(file);
    return copy_for_shell(file.value().get());
}

bool is_open(int number) {
    return ::fcntl(number, F_GETFD) >= 0;
}

bool is_close_on_exec(int number) {
    return (::fcntl(number, F_GETFD) & FD_CLOEXEC) != 0;
}

} // namespace

TEST_CASE("the_shells_own_descriptor_has_a_high_number_and_is_close_on_exec") {
    auto file = open_file("/dev/null", O_RDONLY);
    REQUIRE(file);
    const int before = file.value().get();
    const ShellDescriptor own = keep_high(std::move(file).value());
    CHECK(own.get() >= 40);
    CHECK(is_close_on_exec(own.get()));
    CHECK_FALSE(is_open(before));
}

TEST_CASE("the_shells_own_descriptor_makes_way_for_the_users") {
    const auto own = some_file();
    REQUIRE(own);
    const int before = own.value().get();
    CHECK(make_way(before));
    CHECK(own.value().get() != before);
    CHECK(own.value().get() >= 40);
    CHECK(is_close_on_exec(own.value().get()));
    CHECK_FALSE(is_open(before));
}

TEST_CASE("one_that_was_moved_in_memory_makes_way_and_one_that_is_closed_is_forgotten") {
    auto made = some_file();
    auto other = some_file();
    REQUIRE(made);
    REQUIRE(other);
    ShellDescriptor own = std::move(made).value();
    ShellDescriptor closed = std::move(other).value();
    const int number = closed.get();
    closed.close();
    const OwnedDescriptor users(::fcntl(STDIN_FILENO, F_DUPFD, number));
    REQUIRE(users.get() == number);
    CHECK(make_way(number));
    CHECK(is_open(number));

    const int before = own.get();
    ShellDescriptor again;
    again = std::move(own);
    CHECK_FALSE(own); // NOLINT(bugprone-use-after-move)
    CHECK(make_way(before));
    CHECK(again.get() != before);
    CHECK(is_open(again.get()));
}

TEST_CASE("where_the_limit_permits_no_high_number_the_descriptor_keeps_a_low_one") {
    rlimit former{};
    ::getrlimit(RLIMIT_NOFILE, &former);
    rlimit small = former;
    small.rlim_cur = 20;
    ::setrlimit(RLIMIT_NOFILE, &small);
    const auto own = some_file();
    const int number = own ? own.value().get() : -1;
    const auto moved = make_way(number);
    ::setrlimit(RLIMIT_NOFILE, &former);
    REQUIRE(own);
    CHECK(number >= 3);
    CHECK(number < 20);
    CHECK(moved);
    CHECK(own.value().get() != number);
}

TEST_CASE("the_self_pipe_makes_way_and_signals_are_noted_as_before") {
    REQUIRE(set_disposition(SIGUSR1, Disposition::Noted));
    for (int number = 40; number < 60; ++number)
        CHECK(make_way(number));
    ::raise(SIGUSR1);
    CHECK(signals_are_noted());
    char byte = 1;
    CHECK(::read(signal_descriptor(), &byte, 1) == 1);
    CHECK(take_signals().size() == 1);
    (void)set_disposition(SIGUSR1, Disposition::Default);
}
