// The big mode for a projector, on a terminal of 50 columns and 18 lines.
#include "pty_session.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <clocale>
#include <doctest/doctest.h>
#include <sstream>

using namespace leash;
using namespace leash::test;

namespace {

Setup projector(const std::string& language) {
    Setup setup;
    setup.environment = {{"LC_ALL", "C.UTF-8"}, {"LEASH_LANG", language}};
    setup.size = {18, 50};
    return setup;
}

void check_that_it_fits(const std::string& text) {
    REQUIRE(std::setlocale(LC_CTYPE, "C.UTF-8"));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(display_width(line) <= 50);
    }
    std::setlocale(LC_CTYPE, "C");
}

// Two jobs, of which one lives, and nobody afterwards.
void end_a_practice_terminal(PtySession& session) {
    session.enter("terminal");
    session.see("practice$ ");
    for (const char* line : {"cd $LEASH_WITNESS_LOGS", "witness ada &", "nohup witness bob &"}) {
        session.enter(line);
        session.see("practice$ ");
    }
    session.see_named("ada", "practice$ ");
    session.see_named("bob", "practice$ ");
    session.enter("unplug");
    session.see("[Y/n] ");
    session.enter("y");
    session.see_prompt();
}

} // namespace

TEST_CASE("autopsy_and_map_fit_a_projector_in_both_languages") {
    const std::pair<std::string, std::string> languages[] = {{"en", "Running"},
                                                             {"zh_CN", "运行中"}};
    for (const auto& one : languages) {
        const std::string& language = one.first;
        const std::string& running = one.second;
        CAPTURE(language);
        PtySession session(projector(language));
        end_a_practice_terminal(session);
        const std::string autopsy = session.run("autopsy --big </dev/null");
        check_that_it_fits(autopsy);
        CHECK(autopsy.find("[1] witness ada\n") != std::string::npos);
        CHECK(autopsy.find("[2] witness bob\n") != std::string::npos);
        CHECK(session.run("set -o big; autopsy </dev/null") == autopsy);
        session.run("sleep 100 &");
        const std::string map = session.run("map </dev/null");
        check_that_it_fits(map);
        CHECK(map.find("[1]+ " + running + "\n") != std::string::npos);
        CHECK(session.run("set +o big; map --big </dev/null") == map);
    }
}

TEST_CASE("the_big_mode_shows_18_lines_and_waits_for_enter") {
    PtySession session(projector("en"));
    end_a_practice_terminal(session);
    session.enter("autopsy --big");
    const std::string first = session.see(" Enter: the next screen   q: enough ");
    CHECK(first.find("AUTOPSY") != std::string::npos);
    CHECK(std::count(first.begin(), first.end(), '\n') <= 18); // one is the line that was typed
    session.enter("q");
    session.see_prompt();
    session.enter("autopsy --big");
    session.see(" Enter: the next screen   q: enough ");
    session.type(PtySession::ctrl_c);
    session.see_prompt();
    session.enter("autopsy --big");
    session.see(" Enter: the next screen   q: enough ");
    session.type("\r");
    session.see(" ms  ");
}

TEST_CASE("a_practice_terminal_ends_in_the_big_mode_if_the_option_is_on") {
    PtySession session(projector("en"));
    session.run("set -o big");
    session.enter("terminal");
    session.see("practice$ ");
    for (const char* line : {"cd $LEASH_WITNESS_LOGS", "nohup witness bob &"}) {
        session.enter(line);
        session.see("practice$ ");
    }
    session.see_named("bob", "practice$ ");
    session.enter("unplug");
    session.see(" AUTOPSY ");
    session.see("[1] witness bob");
    while (session.see_one_of({"[Y/n] ", " Enter: the next screen "}) == 1)
        session.type("\r");
    session.enter("y");
    session.see_prompt();
    CHECK(session.run("autopsy --json | grep -c witness").size() > 1); // it was kept
}

TEST_CASE("a_lesson_in_the_big_mode_fits_a_projector") {
    Setup setup = projector("en");
    setup.environment["LEASH_LESSONS"] = LEASH_TEST_LESSONS;
    setup.environment["LEASH_TRUSTED_LESSONS"] = LEASH_TEST_LESSONS;
    PtySession session(setup);
    const std::size_t begin = session.screen().size();
    session.enter("lesson --big silence");
    while (session.see_one_of({"practice$ ", " Enter: the next screen "}) == 1)
        session.type("\r");
    session.enter("quit");
    session.see("Where you were is kept");
    session.see_prompt();
    std::istringstream lines(session.screen().substr(begin));
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(' ')) // of the player
            check_that_it_fits(line.substr(0, line.find('\r')));
}

TEST_CASE("map_watch_in_the_big_mode_uses_18_rows_of_a_larger_terminal") {
    Setup setup;
    setup.environment["TERM"] = "xterm";
    PtySession session(setup);
    session.run("set -o big");
    session.enter("map --watch");
    session.see("\033[18H q leaves");
    session.type("q");
    session.see_prompt();
}
