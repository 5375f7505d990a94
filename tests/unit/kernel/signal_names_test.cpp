#include "kernel/signal_names.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>

using namespace leash;

TEST_CASE("all_signals_leaves_out_the_signals_of_the_c_library") {
    const std::vector<int> signals = all_signals();
    CHECK(signals.front() == SIGHUP);
    CHECK(signals.back() == SIGRTMAX);
    CHECK(std::find(signals.begin(), signals.end(), 32) == signals.end());
    CHECK(std::find(signals.begin(), signals.end(), 33) == signals.end());
}

TEST_CASE("misspelt_signal_is_close_to_one_signal") {
    CHECK(closest_signal("HPU") == "HUP");
    CHECK(closest_signal("SIGHPU") == "HUP");
    CHECK(closest_signal("KIL") == "KILL");
    CHECK(closest_signal("kil") == "KILL");
    CHECK(closest_signal("SIGCHILD") == "CHLD");
    CHECK(closest_signal("NOPE") == "");
}
