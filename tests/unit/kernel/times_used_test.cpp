#include "kernel/times_used.hpp"

#include <doctest/doctest.h>

using namespace leash;
using namespace std::chrono_literals;

// Seen to fail with times(2), which counts in steps of a hundredth of a second.
TEST_CASE("processor_time_grows_by_less_than_a_clock_tick") {
    const TimesUsed before = times_used();
    TimesUsed now = before;
    while (now.user + now.system == before.user + before.system)
        now = times_used();
    CHECK(now.user + now.system - before.user - before.system < 10ms);
}
