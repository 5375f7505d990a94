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

namespace {

bool is_echoing(PtySession& session) {
    return session.run("stty -a | grep -c ' echo '") == "1\n";
}

} // namespace

// Seen to fail: not a word came before the first run had ended, and "zzz" stood in the progress.
TEST_CASE("a_survey_says_how_long_it_takes_and_does_not_echo_what_is_typed_meanwhile") {
    PtySession session;
    session.enter("survey dash");
    session.see(" 86 runs, each on a fresh terminal, of: dash. This takes about ");
    session.see(" seconds.");
    CHECK(session.see(" survey [").find("ends it.") != std::string::npos);
    session.type("zzz");
    session.type("\x03");
    CHECK(session.see("survey: interrupted").find("zzz") == std::string::npos);
    session.see_prompt();
    CHECK(is_echoing(session));
}

TEST_CASE("a_survey_that_is_stopped_gives_the_echo_back_and_goes_on_without_it") {
    PtySession session;
    session.enter("survey dash");
    session.see(" survey [");
    session.type("\x1a");
    session.see("Stopped (SIGTSTP)");
    session.see_prompt();
    CHECK(is_echoing(session));
    session.enter("fg");
    session.see(" survey [");
    eventually("the echo is off", [&] {
        const auto modes = session.modes().settings.c_lflag;
        return (modes & ICANON) != 0 && (modes & ECHO) == 0;
    });
    session.type("\x03");
    session.see("survey: interrupted");
    session.see_prompt();
    CHECK(is_echoing(session));
}

TEST_CASE("a_survey_for_programs_does_not_speak") {
    PtySession session;
    session.enter("survey --json dash > /dev/null");
    CHECK(session.see(" survey [").find("This takes about") == std::string::npos);
    session.type("\x03");
    session.see("survey: interrupted");
    session.see_prompt();
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
