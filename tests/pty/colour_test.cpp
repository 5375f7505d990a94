// Colour: only on a terminal that has colours, only if the user wants colours, and never without
// the words that say the same.
#include "pty_session.hpp"

#include <doctest/doctest.h>

using namespace leash;
using namespace leash::test;

namespace {

constexpr const char* green = "\033[32m";
constexpr const char* red = "\033[31m";
constexpr const char* yellow = "\033[33m";

Setup with_colours() {
    Setup setup;
    setup.environment["TERM"] = "xterm";
    return setup;
}

bool has_colour(const std::string& text) {
    return text.find("\033[3") != std::string::npos;
}

} // namespace

TEST_CASE("the_states_in_jobs_have_colours_where_the_terminal_has_colours") {
    PtySession session(with_colours());
    session.start("sleep 100");
    session.stop("cat");
    const std::string jobs = session.run("jobs");
    CHECK(jobs.find(std::string(green) + "Running ") != std::string::npos);
    CHECK(jobs.find(std::string(yellow) + "Stopped (SIGTSTP) ") != std::string::npos);
    CHECK(has_colour(session.run("jobs -l")));
    for (const char* without : {"jobs | cat", "jobs > list; cat list", "NO_COLOR=1 jobs",
                                "TERM=dumb jobs", "TERM= jobs", "echo \"$(jobs)\""}) {
        CAPTURE(without);
        const std::string text = session.run(without);
        CHECK(text.find("Running") != std::string::npos);
        CHECK_FALSE(has_colour(text));
    }
    CHECK(has_colour(session.run("NO_COLOR= jobs"))); // no-color.org: an empty value does not count
}

TEST_CASE("an_autopsy_shows_the_living_in_green_and_the_dead_in_red") {
    PtySession session(with_colours());
    session.enter("terminal");
    session.see("\033[36mpractice$ ");
    session.enter("witness ada --log ada.log &");
    session.see("practice$ ");
    session.enter("witness bob --ignore HUP --log bob.log &");
    session.see("practice$ ");
    session.see_named("ada", "practice$ ");
    session.see_named("bob", "practice$ ");
    session.enter("unplug");
    session.see("AUTOPSY");
    const std::string table = session.see("Still running");
    CHECK(table.find(std::string(red) + "died of SIGHUP from leash\033[0m") != std::string::npos);
    CHECK(table.find(std::string(green) + "lives so far, ignores SIGHUP\033[0m") !=
          std::string::npos);
    session.see("[Y/n] ");
    session.enter("y");
    session.see_prompt();
    CHECK(has_colour(session.run("autopsy")));
    CHECK_FALSE(has_colour(session.run("autopsy > page; cat page")));
    CHECK_FALSE(has_colour(session.run("autopsy --json")));
}

TEST_CASE("the_prompt_of_a_practice_terminal_tells_which_shell_it_is_and_whether_it_is_nested") {
    PtySession session(with_colours());
    session.enter("terminal --shell 'bash --norc --noprofile'");
    session.see("\033[35mbash practice$ ");
    session.enter("exit");
    session.see_prompt();
    session.enter("terminal");
    session.see("\033[36mpractice$ ");
    session.enter("terminal");
    session.see("\033[33mnested practice$ ");
    session.enter("exit");
    session.see("AUTOPSY");
    session.see("\033[36mpractice$ ");
    session.enter("exit");
    session.see_prompt();
}

TEST_CASE("with_no_color_a_practice_terminal_has_the_same_words_without_colour") {
    Setup setup = with_colours();
    setup.environment["NO_COLOR"] = "1";
    PtySession session(setup);
    session.enter("terminal --shell 'bash --norc --noprofile'");
    session.see("bash practice$ ");
    session.enter("exit");
    session.see("AUTOPSY");
    session.see_prompt();
    CHECK_FALSE(has_colour(session.screen()));
}
