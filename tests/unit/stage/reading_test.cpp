#include "stage/reading.hpp"

#include "stage_fixture.hpp"

using namespace leash;
using namespace leash::test;

namespace {

bool reads(Practice& practice) {
    return look_at_reading(practice.stage->leader()).waits_for_a_line;
}

bool sleeps(Practice& practice) {
    return look_at_reading(practice.stage->leader()).asleep;
}

} // namespace

TEST_CASE("a_shell_at_its_prompt_waits_for_a_line") {
    for (const auto& shell : std::vector<std::vector<std::string>>{
             {"bash", "--norc", "--noprofile", "-i"}, {"dash", "-i"}, {"cat"}}) {
        CAPTURE(shell.front());
        Practice practice(shell);
        CHECK(practice.until([&] { return reads(practice); }));
    }
}

// After fish has taken a line, it waits up to a quarter of a second for the terminal's colours
// before it runs the line. Seen to fail when every poll(2) counted as waiting for a line.
TEST_CASE("who_will_not_wait_for_ever_does_not_wait_for_a_line") {
    Practice practice({"bash", "-c", "echo begin; read -t 1000 -n 1 key; echo end; cat"});
    CHECK(practice.shows("begin"));
    CHECK(practice.until([&] { return sleeps(practice); }));
    for (int times = 0; times < 20; ++times) {
        practice.stage->turn(1ms);
        CHECK_FALSE(reads(practice));
    }
    practice.stage->type("k");
    CHECK(practice.shows("end"));
}

// The survey types Ctrl-Z when the shell sleeps: ksh93 loses a Ctrl-Z that comes earlier.
TEST_CASE("a_shell_that_works_is_not_asleep") {
    Practice practice({"bash", "-c", "echo begin; while :; do :; done"});
    CHECK(practice.shows("begin"));
    for (int times = 0; times < 20; ++times) {
        practice.stage->turn(1ms);
        CHECK_FALSE(sleeps(practice));
    }
}

TEST_CASE("a_shell_that_waits_for_its_job_is_asleep_but_waits_for_no_line") {
    Practice practice({"dash", "-c", "cat; :"});
    CHECK(practice.until([&] { return sleeps(practice) && !reads(practice); }));
}
