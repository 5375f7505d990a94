// The built-in survey at a terminal. tests/survey compares its results with the measured table.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

using namespace leash;
using namespace leash::test;

TEST_CASE("survey_says_what_it_does_not_know") {
    PtySession session;
    CHECK(session.run("survey --jsn") ==
          "leash: survey: --jsn: no such option; did you mean --json?\n");
    // bash is on every Debian. The other shells differ from machine to machine.
    const std::string said = session.run("survey ./tsh; echo $?");
    CHECK(said.find("leash: survey: ./tsh: no such program; shells that are here: leash bash ") ==
          0);
    CHECK(said.find("\n127\n") != std::string::npos);
}

// Seen to fail when a trial dies of SIGINT: the jobs of the trial were left behind.
TEST_CASE("a_survey_that_is_interrupted_ends_what_it_has_started") {
    std::string folder = "/tmp/leash-survey-test-XXXXXX";
    REQUIRE(::mkdtemp(folder.data()) != nullptr);
    Setup setup;
    setup.environment["TMPDIR"] = folder;
    PtySession session(setup);
    const auto trials = [&] {
        int count = 0;
        for (const auto& [pid, facts] : take_snapshot().processes)
            if (facts.working_directory.starts_with(folder + "/"))
                ++count;
        return count;
    };
    session.enter("survey dash");
    session.see(" survey [");
    eventually("trials run", [&] { return trials() > 2; });
    session.type("\x03");
    session.see("survey: interrupted; what it had started has been ended");
    session.see_prompt();
    CHECK(trials() == 0);
    CHECK(session.run("echo $?") == "130\n");
    CHECK(std::filesystem::is_empty(folder));
    std::filesystem::remove_all(folder);
}
