// The six questions before the course: asked once, skipped, left in the middle, and asked again in
// the clinic.
#include "first_lesson.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

using namespace leash;
using namespace leash::test;

namespace {

constexpr const char* prompt = "Your answer [a b c]: ";
constexpr const char* progress_file = "state/leash/progress.json";

void see_question(PtySession& session, int number) {
    session.see("Question " + std::to_string(number) + " of 6");
    session.see(prompt);
}

void answer(PtySession& session, int first, const std::vector<std::string>& answers) {
    for (const std::string& one : answers) {
        see_question(session, first++);
        session.enter(one);
    }
}

void quit_first_step(PtySession& session) {
    session.see("[0.1] practice$ ");
    session.enter("quit");
    session.see_prompt();
}

// What leash kept before there were questions.
void write_progress(const PtySession& session, const std::string& text) {
    const std::filesystem::path file = session.home() + "/" + progress_file;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

bool is_kept(const PtySession& session, const std::string& text) {
    return session.file(progress_file).find(text) != std::string::npos;
}

} // namespace

TEST_CASE("the_first_lesson_asks_six_questions_and_no_later_lesson_does") {
    PtySession session;
    session.enter("lesson");
    session.see("Six questions; they take two minutes.");
    see_question(session, 1);
    for (const char* no_answer : {"what", "?", "help", "1", "-"}) {
        session.enter(no_answer);
        session.see("c is an honest answer");
        session.see(prompt);
    }
    session.enter("dies");
    answer(session, 2, {" B) ", "c"});
    see_question(session, 4);
    session.enter("back");
    answer(session, 3, {"a.", "C", "lives", ""});
    const std::string after_questions = session.see("Lesson 0  The cable");
    CHECK(after_questions.find("Kept. The course shows you what is so.") != std::string::npos);
    quit_first_step(session);
    for (const char* kept : {"\"plain-exit\": \"dies\"", "\"plain-hangup\": \"dies\"",
                             "\"disown-hangup\": \"lives\"", "\"setsid-hangup\": \"not known\"",
                             "\"plain-kill\": \"lives\"", "\"stopped-kill\": \"left out\""})
        CHECK_MESSAGE(is_kept(session, kept), kept);
    // Nothing tells before the clinic how many answers were right.
    CHECK(session.run("lesson status")
              .find("Questions before the course: kept. The clinic asks them again.") !=
          std::string::npos);
    session.enter("lesson");
    CHECK(session.see("[0.1] practice$ ").find("Question") == std::string::npos);
    session.enter("quit");
    session.see_prompt();
}

TEST_CASE("skip_leaves_out_all_questions_for_good_and_lesson_questions_asks_them") {
    PtySession session;
    enter_first_lesson(session, "lesson exit-or-hangup");
    session.see("To answer them another time:  lesson questions");
    session.see("step 1 of 4");
    session.see(prompt); // the prediction of the lesson
    session.enter("quit");
    session.see_prompt();
    CHECK(session.run("lesson status").find("uestions") == std::string::npos);
    session.enter("lesson questions");
    answer(session, 1, {"a", "b", "a", "a", "a", "b"});
    session.see("Kept.");
    session.see_prompt();
    CHECK(is_kept(session, "\"plain-exit\": \"lives\""));
    session.enter("lesson questions"); // Enter keeps the answer that is there
    session.see(" You said: It lives. Enter keeps this answer.\r\n");
    session.see(prompt);
    session.enter("b");
    answer(session, 2, {"", "", "", "", ""});
    session.see("Kept.");
    session.see_prompt();
    CHECK(is_kept(session, "\"plain-exit\": \"dies\""));
    CHECK(is_kept(session, "\"stopped-kill\": \"dies\""));
}

TEST_CASE("a_window_closed_at_a_question_is_resumed_at_that_question") {
    PtySession next;
    PtySession session({.environment = {{"XDG_STATE_HOME", next.home() + "/state"}}});
    session.enter("lesson");
    answer(session, 1, {"a", "b"});
    see_question(session, 3);
    session.unplug();
    (void)session.wait_for_end();
    next.enter("lesson");
    see_question(next, 3);
    next.type(PtySession::ctrl_c);
    next.see("Where you were is kept");
    next.see_prompt();
    next.enter("lesson the-cable");
    answer(next, 3, {"a", "a", "a", "b"});
    quit_first_step(next);
    CHECK(is_kept(next, "\"plain-hangup\": \"dies\""));
    CHECK(is_kept(next, "\"stopped-kill\": \"dies\""));
}

TEST_CASE("a_learner_with_progress_of_an_earlier_version_is_not_asked") {
    PtySession session;
    write_progress(session, R"({"last": "the-cable", "lessons": {"the-cable":
        {"step": "", "finished": true, "beliefs": []}}})");
    session.enter("lesson the-cable");
    CHECK(session.see("[0.1] practice$ ").find("Question") == std::string::npos);
    session.enter("quit");
    session.see_prompt();
}

TEST_CASE("a_recorded_lesson_does_not_ask_the_questions") {
    PtySession session;
    session.enter("lesson --record it.cast the-cable");
    CHECK(session.see("[0.1] practice$ ").find("Question") == std::string::npos);
    session.enter("quit");
    session.see_prompt();
}

TEST_CASE("without_a_terminal_the_questions_are_not_asked") {
    PtySession session;
    CHECK(session.run("lesson questions < /dev/null") ==
          "leash: lesson: questions are asked at a terminal\n");
}

// The clinic itself is played by its predictions' `skip` and by the words of the lesson: what its
// steps show is not the matter of this test.
TEST_CASE("the_clinic_asks_again_and_shows_both_rounds_beside_each_other") {
    PtySession session;
    write_progress(session, R"({"last": "system-daemons",
        "lessons": {"system-daemons": {"step": "", "finished": true, "beliefs": []}},
        "questions": {"before": {"when": "2026-11-30T14:02:11Z", "answers": {
            "plain-exit": "dies", "plain-hangup": "dies", "disown-hangup": "not known",
            "setsid-hangup": "dies", "plain-kill": "dies", "stopped-kill": "left out"}}}})");
    session.enter("lesson clinic");
    session.see("Before you begin: the six questions that stand before the course.");
    answer(session, 1, {"a", "b", "a", "b", "a"});
    see_question(session, 6);
    session.enter("quit"); // and come back
    session.see("Where you were is kept");
    session.see_prompt();
    session.enter("lesson");
    answer(session, 6, {"b"});
    session.see("[14.1] practice$ ");
    for (int step = 2; step <= 6; ++step) {
        session.enter("skip");
        session.see("step " + std::to_string(step) + " of 6");
        if (step == 2 || step == 3) {
            session.see("Your answer [a b c d]: ");
            session.enter("skip");
        }
        session.see("[14." + std::to_string(step) + "] practice$ ");
    }
    session.enter("skip");
    session.see("[Y/n] "); // the survivors of the steps
    session.enter("y");
    session.see("Enter: your six questions, before and now");
    session.enter("");
    session.see(" Six questions: what you said before the course, and now\r\n");
    session.see("                                 BEFORE  NOW     FACT\r\n"
                "  with &, then exit              dies    lives   lives\r\n"
                "  with &, then a hangup          dies    dies    dies\r\n"
                "  disown, then a hangup          ?       lives   lives\r\n"
                "  setsid, then a hangup          dies    dies    lives\r\n"
                "  with &, kill -9 of the shell   dies    lives   lives\r\n"
                "  stopped, kill -9 of the shell  -       dies    dies\r\n"
                " Right before: 1 of 6. Right now: 5 of 6.\r\n"
                " ?  you did not know\r\n"
                " -  you gave no answer\r\n"
                " What you still believed:\r\n"
                "   A program that does not ignore SIGHUP dies when its terminal goes.\r\n");
    session.see("That was the last lesson.");
    session.see_prompt();
    CHECK(session.run("lesson status")
              .find("Questions: right before the course 1 of 6, in the clinic 5 of 6.") !=
          std::string::npos);
}
