// The caller of daemonize is killed at any moment: nothing is ever half done.
#include "daemonize_fixture.hpp"

#include "daemonize/daemonize_pidfile.hpp"
#include "launch/start_process.hpp"

#include <random>

using namespace leash;

namespace {

constexpr int trials = 400;
const std::string stale = "999999999\n";

// Waits until each process that the killed caller has left behind is the daemon, or has ended.
std::vector<Pid> settled(const DaemonFixture& fixture) {
    std::vector<Pid> daemons;
    REQUIRE(test::comes_true([&] {
        daemons = fixture.adopted();
        for (const Pid pid : daemons) {
            const auto facts = read_process(pid);
            if (!facts || facts->name != "sleep")
                return false;
        }
        return true;
    }));
    return daemons;
}

std::size_t files_in(const std::string& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder),
                                                  std::filesystem::directory_iterator()));
}

} // namespace

// Seen to fail: in 61 to 71 of 100 trials an empty pidfile was left, and sometimes an emptied
// output file without a daemon. A new output file stayed, too.
TEST_CASE_FIXTURE(DaemonFixture, "a_caller_that_is_killed_at_any_moment_leaves_no_half_state") {
    std::mt19937 random(20);
    // The longest time to the kill, in microseconds. It grows after a start that gave up, and
    // shrinks after a start that went through: so half of the starts give up, on every machine.
    double longest = 10000;
    int started = 0, gave_up = 0;
    for (int trial = 0; trial < trials; ++trial) {
        CAPTURE(trial);
        const bool over_stale = trial % 2 != 0;
        const bool makes_output = trial % 3 == 0;
        if (makes_output)
            std::filesystem::remove("out");
        else
            write("out", "kept\n");
        if (over_stale)
            write("x.pid", stale);
        const auto caller = start_subshell(LaunchPlan{}, [&]() -> int {
            return run({"-p", "x.pid", "-o", "out", "sleep", "1000"});
        });
        REQUIRE(caller);
        // This is no wait for something to happen: the random moment is what is tested.
        ::usleep(
            static_cast<useconds_t>(std::uniform_real_distribution<double>(0, longest)(random)));
        ::kill(caller.value().value, SIGKILL);
        REQUIRE(wait_for_end(caller.value()));

        const std::vector<Pid> daemons = settled(*this);
        longest *= daemons.empty() ? 1.1 : 0.9;
        REQUIRE(daemons.size() <= 1);
        if (daemons.empty()) {
            ++gave_up;
            CHECK(has("out") != makes_output);
            if (!makes_output)
                CHECK(read("out") == "kept\n");
            CHECK(has("x.pid") == over_stale);
            if (over_stale)
                CHECK(read("x.pid") == stale);
        } else {
            ++started;
            CHECK(read("x.pid") == std::to_string(daemons[0].value) + "\n");
            const auto again = LockedPidfile::lock("x.pid");
            REQUIRE_FALSE(again);
            CHECK(again.error().status == 3);
        }
        CHECK(files_in(folder) == (has("x.pid") ? 1 : 0) + (has("out") ? 1 : 0));
        for (const Pid pid : adopted())
            ::kill(pid.value, SIGKILL);
        while (wait_for_any()) {
        }
        std::filesystem::remove("x.pid");
    }
    // The moments cover the whole start.
    CHECK(started > trials / 20);
    CHECK(gave_up > trials / 20);
}
