// What the player of lessons says while the learner works, and when: under leash and under another
// shell.
#include "engine_lessons.hpp"

#include <doctest/doctest.h>
#include <sstream>

using namespace leash;
using namespace leash::test;

namespace {

constexpr const char* menu_key = "\x1d"; // Ctrl-]

std::size_t widest_line(const std::string& text) {
    std::istringstream lines(text);
    std::size_t widest = 0;
    for (std::string line; std::getline(lines, line);)
        widest = std::max(widest, line.size());
    return widest;
}

} // namespace

// Seen to fail: "bob runs in the background. kill -STOP stops it." was said at once.
TEST_CASE("the_player_does_not_contradict_what_is_about_to_come_true") {
    PtySession session = engine_session();
    session.enter("lesson watch");
    session.see("[12.1] practice$ ");
    session.enter("skip");
    session.see("[12.2] practice$ ");
    session.enter("witness bob & (sleep 3; kill -STOP $!) &");
    CHECK(session.see("  ok").find("stops it") == std::string::npos);
    session.see("practice$ ");
    quit_lesson(session);
}

// Seen to fail: nothing was said.
TEST_CASE("a_line_that_was_not_shown_and_ends_a_process_gets_an_answer") {
    PtySession session = engine_session();
    session.enter("lesson watch");
    session.see("[12.1] practice$ ");
    session.enter("witness cem &");
    session.see("sh -c 'kill %1'");
    session.see("practice$ ");
    session.enter("kill %1");
    session.see("It is so now: cem died of SIGTERM, sent by\r\n  leash.");
    session.see("practice$ ");
    session.enter("hint");
    session.see("In `sh` there is no job 1."); // seen to fail: *no*
    session.see("practice$ ");
    quit_lesson(session);
}

// The player of before said "Not yet. Still to type here", and never what was so: the ledger knew
// the witness by its name alone, and took it for an old one.
TEST_CASE("a_witness_that_another_program_has_started_gets_an_answer") {
    PtySession session = engine_session();
    session.enter("lesson watch.apart");
    session.see("[12.4] practice$ ");
    session.enter("sh -c 'witness ida > /dev/null & exec sleep 8'");
    session.see("ida does nothing about SIGHUP: its default applies.");
    session.see("practice$ ");
    session.enter("quit");
    session.see("End it? [Y/n] ");
    session.enter("y");
    session.see_prompt();
}

// The player of before was silent: the line was the right one, and the next was still to come.
TEST_CASE("a_right_line_that_comes_too_late_gets_an_answer") {
    PtySession session = engine_session();
    session.enter("lesson gone");
    session.see("[16.1] practice$ ");
    session.enter("witness gus &");
    session.see("Enter goes on");
    session.see("practice$ ");
    run_inside(session, "kill %1");
    session.type("\r");
    session.see("[16.2] practice$ ");
    session.enter("fg");
    session.see(
        "This step wanted something else. It is so now: gus died of SIGTERM, sent by\r\n  leash,");
    session.see("practice$ ");
    quit_lesson(session);
}

// Seen to fail: the verdict was given while `sh` slept, before `sh` had written.
TEST_CASE("the_verdict_comes_after_the_output_of_the_program") {
    PtySession session = engine_session();
    session.enter("lesson judge");
    session.see("Your answer [a b]: ");
    session.enter("b");
    session.see("practice$ ");
    run_inside(session, "witness ada &");
    // Race: a witness that is stopped before it has told its name stays without a name.
    run_inside(session, "until check alive ada; do :; done > /dev/null");
    session.enter("kill -STOP %1");
    session.see("You said b, and so it was: \"It is stopped.\""); // the check judges
    session.see("practice$ ");
    session.enter("bg");
    session.see("Enter goes on");
    session.see("practice$ ");
    session.type("\r");
    session.see("Your answer [a b]: ");
    session.enter("b");
    session.see("practice$ ");
    session.enter("sh -c 'sleep 1; echo drained'");
    CHECK(session.see("You said b, and so it was: \"A word.\"").find("\ndrained") !=
          std::string::npos);
    session.see("practice$ ");
    session.type("\r");
    session.see_prompt();
}

TEST_CASE("under_bash_the_lessons_line_helps_and_pulls_the_cable") {
    if (!is_installed("bash"))
        return;
    PtySession session = engine_session();
    session.enter("lesson shells");
    session.see("Your answer [a b]: ");
    session.enter("b");
    session.see("practice$ ");
    run_inside(session, "witness ada &");
    session.enter("witness bob --say");
    session.see(" is alive, 1\r\n");
    session.type(menu_key);
    session.see("h hint  s solution");
    session.type("s");
    session.see("     witness bob\r\n     <Ctrl-Z>");
    session.type(PtySession::ctrl_z);
    session.see("Type:    <unplug>");
    session.see("practice$ ");
    session.type(menu_key);
    session.see("u unplug");
    session.type("u");
    session.see(" AUTOPSY ");
    session.see("You said b, and so it was: \"It dies.\"");
    session.see("Enter: a fresh practice terminal");
    session.enter("quit");
    session.see("Where you were is kept");
    session.see_prompt();
}

TEST_CASE("after_reset_the_folder_of_a_lesson_is_empty") {
    PtySession session = engine_session();
    session.enter("lesson watch");
    session.see("[12.1] practice$ ");
    run_inside(session, "witness ada &");
    session.enter("until test -s ada.log; do sleep 0.1; done; echo ready=yes");
    session.see("\nready=yes");
    session.see("practice$ ");
    session.enter("reset");
    session.see("Type:");
    session.see("practice$ ");
    session.enter("echo left=$(ls).");
    session.see("\nleft=.");
    session.see("practice$ ");
    quit_lesson(session);
}

// Seen to fail: "ada: no such process".
TEST_CASE("in_a_pipeline_facts_and_check_know_the_names_of_witnesses") {
    PtySession session = engine_session();
    session.enter("lesson watch");
    session.see("[12.1] practice$ ");
    run_inside(session, "witness ada &");
    session.see_named("ada", "practice$ ");
    session.enter("facts ada | cat");
    session.see("  witness ada");
    session.see("practice$ ");
    session.enter("check dead ada | cat");
    session.see("ada lives: it runs in the background.");
    session.see("practice$ ");
    quit_lesson(session);
}

// Seen to fail: "6  without setsid: it stays in this session, and dies with it".
TEST_CASE("in_a_lesson_the_explanation_of_daemonize_tells_no_outcome") {
    PtySession session = engine_session();
    session.enter("lesson watch");
    session.see("[12.1] practice$ ");
    session.enter("daemonize --explain --omit setsid witness dan; echo status=$?");
    const std::string explained = session.see("\nstatus=0");
    CHECK(explained.find("without setsid\r\n") != std::string::npos);
    session.see("practice$ ");
    run_inside(session, "kill $!");
    session.enter("daemonize --dry-run --omit setsid witness dan; echo status=$?");
    CHECK(session.see("\nstatus=0").find("without setsid\r\n") != std::string::npos);
    session.see("practice$ ");
    quit_lesson(session);
}

// Seen to fail: one long line, and 79 columns everywhere.
TEST_CASE("what_lesson_writes_follows_the_width_of_the_terminal") {
    for (const unsigned short columns : {60, 80, 200}) {
        CAPTURE(columns);
        PtySession session = engine_session({24, columns});
        const std::string refused = session.run("lesson nosuch");
        CHECK(widest_line(refused) < columns);
        CHECK(refused.find("there is no lesson nosuch;") != std::string::npos);
        const std::string status = session.run("lesson status");
        CHECK(widest_line(status) < columns);
    }
}
