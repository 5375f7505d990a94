// A teacher shows a lesson: the lines are typed, the class votes, the run decides.
#include "pty_session.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace leash;
using namespace leash::test;

namespace {

// On screens of both sizes that a projector may have.
void present_the_cable(WindowSize size) {
    PtySession session({.environment = {}, .size = size});
    session.run("lesson verify the-cable > /dev/null"); // for the advice
    session.enter("lesson present the-cable");
    session.see("The cable");
    session.see("Space types it");
    session.type(" ");
    session.see("nohup witness bob &");
    session.see("Space: the next step");
    session.type(" ");
    session.see("Enter alone: no vote: ");
    session.enter("nonsense");
    session.see("a letter for each hand");
    session.see("Enter alone: no vote: ");
    session.enter("a 12 b 5 c 99\x7f"); // Backspace; seen to fail: "^H ^H" stood on the screen
    session.see("#   12  46 %");
    session.see("Few are right: ");
    session.see("Enter alone goes on: ");
    session.enter("a2b1c20");
    CHECK(session.screen().find("so it was") == std::string::npos);
    CHECK(session.screen().find("^H") == std::string::npos);
    session.see("Most are right: go on.");
    session.see("Space types it");
    session.type(" ");
    session.see("unplug");
    session.see("AUTOPSY");
    session.see("It was c");
    session.see("86 % < so it was");
    session.see("Space ends the lesson");
    session.type(" ");
    session.see("What the lesson had started has been ended.");
    session.see_prompt();
    const auto line =
        nlohmann::json::parse(session.run("cat state/leash/class.jsonl | tr -d '\\n'"));
    CHECK(line["lesson"] == "the-cable");
    CHECK(line["right"] == "c");
    CHECK(line["votes"][0][0] == 12);
    CHECK(line["votes"][1][2] == 20);
}

} // namespace

TEST_CASE("a_lesson_is_presented_the_class_votes_twice_and_the_run_decides") {
    present_the_cable({24, 80});
}

TEST_CASE("a_lesson_is_presented_on_a_screen_of_50_columns") {
    present_the_cable({18, 50});
}

TEST_CASE("a_presenter_goes_back_types_by_hand_looks_aside_and_quits") {
    PtySession session;
    session.enter("lesson present the-cable");
    session.see("Space types it");
    session.type("m");
    session.see("pts/");
    session.type("f");
    session.see("forecast");
    session.see("practice$ ");
    session.type("t");
    session.see("Ctrl-] gives back");
    session.see("practice$ ");
    session.enter("witness ada &");
    session.see("practice$ ");
    session.enter("nohup witness bob &");
    session.see("practice$ ");
    session.type("\x1d");
    session.see("Space: the next step");
    session.type("b");
    session.see("Space types it");
    session.type("q");
    session.see_prompt();
}

TEST_CASE("a_presenter_quits_at_a_vote_with_q_and_with_quit") {
    for (const char* word : {"q", "quit"}) {
        CAPTURE(word);
        PtySession session;
        session.enter("lesson present the-cable.2");
        session.see("Enter alone: no vote: ");
        session.enter("nonsense");
        session.see("q leaves.");
        session.see("Enter alone: no vote: ");
        session.enter(word);
        session.see("What the lesson had started has been ended.");
        session.see_prompt();
        CHECK(session.run("echo $?") == "0\n");
    }
}
