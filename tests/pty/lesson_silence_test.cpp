// After a mistake the player of lessons is never silent for long, and nothing that stood on the
// screen, or was being typed, is lost.
#include "engine_lessons.hpp"

#include <doctest/doctest.h>

using namespace leash;
using namespace leash::test;

namespace {

constexpr const char* question = "Your answer [a b]: ";

// Begins a step of the small lesson about silence.
void begin(PtySession& session, const std::string& step) {
    session.enter("lesson silence." + step);
    session.see("practice$ ");
}

} // namespace

// Seen to fail: nothing was said after the second line.
TEST_CASE("a_second_try_in_vain_is_told_how_to_begin_anew") {
    PtySession session = engine_session();
    begin(session, "key");
    session.enter("witness bob --say");
    session.see(" is alive, 1");
    session.type(PtySession::ctrl_z);
    session.see("bob lives: it is stopped.");
    session.see("practice$ ");
    session.type(PtySession::ctrl_c); // as the lesson says, but too late
    session.see("This step wanted something else. It is so now: bob lives: it is stopped.");
    session.see("`reset` begins the step anew.");
    session.see("practice$ ");
    session.enter("fg");
    session.see(" is alive, ");
    session.type(PtySession::ctrl_c);
    session.see("  ok");
    session.see("practice$ ");
    quit_lesson(session);
}

// Seen to fail: "ada died of SIGTERM, sent by leash." alone.
TEST_CASE("what_cannot_come_true_any_more_is_said_to_be_so") {
    PtySession session = engine_session();
    begin(session, "line");
    run_inside(session, "witness ada &");
    session.see_named("ada", "practice$ ");
    session.enter("kill $!");
    session.see(
        "This step wanted something else. It is so now: ada died of SIGTERM, sent by\r\n  leash.");
    session.see("practice$ ");
    quit_lesson(session);
}

// Seen to fail: nothing was said.
TEST_CASE("after_a_line_without_effect_the_player_names_the_line_that_is_still_to_type") {
    PtySession session = engine_session();
    begin(session, "line");
    run_inside(session, "witness ada &");
    session.see_named("ada", "practice$ ");
    session.enter("echo nothing");
    session.see("Not yet. Still to type here: kill -STOP $!");
    session.see("practice$ ");
    session.enter("kill -STOP $!");
    session.see("  ok");
    session.see("practice$ ");
    quit_lesson(session);
}

// Seen to fail: "Still to type here: witness gil", which would have started a second gil.
TEST_CASE("a_learner_whose_process_waits_in_the_background_is_told_of_fg") {
    PtySession session = engine_session();
    begin(session, "early");
    session.enter("witness gil --catch TSTP --say &");
    session.see("gil runs in the background. fg brings it to the foreground.");
    session.see("practice$ ");
    session.enter("echo nothing");
    session.see("Not yet: gil runs in the background. fg brings it to the foreground.");
    session.see("practice$ ");
    session.enter("fg %?gil");
    session.see("Type:    <Ctrl-Z>");
    session.type(PtySession::ctrl_z);
    session.see("Type:    <Ctrl-C>");
    session.type(PtySession::ctrl_c);
    session.see("  ok");
    session.see("practice$ ");
    quit_lesson(session);
}

// Seen to fail: "Not yet. Still to type here" stood among the lines of the other terminal.
TEST_CASE("a_practice_terminal_that_is_opened_in_a_lesson_hears_nothing_of_the_lesson") {
    PtySession session = engine_session();
    begin(session, "line");
    run_inside(session, "witness ada &");
    session.see_named("ada", "practice$ ");
    session.enter("terminal");
    session.see("nested practice$ ");
    session.enter("sleep 8; exit"); // long enough for the player to speak
    CHECK(session.see("AUTOPSY").find("Not yet") == std::string::npos);
    session.see("Not yet. Still to type here: kill -STOP $!");
    session.see("practice$ ");
    session.enter("kill -STOP $!");
    session.see("  ok");
    session.see("practice$ ");
    quit_lesson(session);
}

// Seen to fail: `jobs` was a word that only looks, and nothing was said.
TEST_CASE("jobs_where_another_listing_is_asked_for_gets_an_answer") {
    PtySession session = engine_session();
    begin(session, "listing");
    run_inside(session, "witness cem &");
    run_inside(session, "jobs");
    session.see("Not yet. Still to type here: jobs -l > listing");
    session.see("practice$ ");
    quit_lesson(session);
}

// Seen to fail: "eva is not stopped: it runs in the background." came before eva wrote again.
TEST_CASE("a_line_typed_as_shown_gets_time_to_come_true_after_other_lines_too") {
    PtySession session = engine_session();
    begin(session, "late");
    run_inside(session, "witness eva --say --tick 3 &");
    session.see(" is alive, 2");
    session.enter("stty -tostop");
    session.see(" is alive, 3");
    session.enter("stty tostop");
    CHECK(session.see("  ok").find("eva is not stopped") == std::string::npos);
    session.see("practice$ ");
    quit_lesson(session);
}

// Seen to fail: "You said a, and so it was" came at once, because bg had sent a SIGCONT before.
TEST_CASE("a_prediction_is_not_judged_by_what_an_earlier_try_did") {
    PtySession session = engine_session();
    begin(session, "before");
    session.enter("witness fay --say");
    session.see(" is alive, 1");
    session.type(PtySession::ctrl_z);
    session.see("Stopped");
    session.see("practice$ ");
    session.enter("bg");
    session.see("Enter goes on");
    session.type("\r");
    session.see(question);
    session.enter("a");
    session.see("Type:    kill -CONT %?fay");
    session.see("practice$ ");
    session.enter("status");
    session.see("Not yet. Still to type here: kill -CONT %?fay");
    session.see("practice$ ");
    session.enter("kill -CONT %?fay");
    session.see("You said a, and so it was:");
    session.see("practice$ ");
    quit_lesson(session);
}

// The player of before went on at once: gil had caught a SIGTSTP before.
TEST_CASE("a_section_of_keys_is_not_done_by_what_an_earlier_try_did") {
    PtySession session = engine_session();
    begin(session, "early");
    run_inside(session, "witness gil --catch TSTP --say &");
    run_inside(session, "until check catches gil TSTP; do :; done > /dev/null");
    run_inside(session, "kill -TSTP %?gil");
    run_inside(session, "until check file-contains gil.log SIGTSTP; do :; done > /dev/null");
    session.enter("fg %?gil");
    session.see("Type:    <Ctrl-Z>");
    CHECK(session.see(" is alive, ").find("<Ctrl-C>") == std::string::npos);
    CHECK(session.see(" is alive, ").find("<Ctrl-C>") == std::string::npos);
    session.type(PtySession::ctrl_z);
    session.see("Type:    <Ctrl-C>");
    session.type(PtySession::ctrl_c);
    session.see("  ok");
    session.see("practice$ ");
    quit_lesson(session);
}

// Seen to fail: the lines that dora said at the question were never shown.
TEST_CASE("what_a_program_says_at_a_question_is_shown_after_the_answer") {
    PtySession session = engine_session();
    begin(session, "talks");
    session.enter("witness dora --say &");
    session.see("Enter goes on");
    session.type("\r");
    session.see(question);
    eventually("dora is heard", [&] {
        session.enter("status");
        return session.see(question).find(" is alive, ") != std::string::npos;
    });
    session.enter("a");
    session.see("Type:    kill %?dora");
    session.see("practice$ ");
    session.enter("kill %?dora");
    session.see("You said a, and so it was:");
    session.see("practice$ ");
    quit_lesson(session);
}

// Seen to fail: only what was typed since the last output of the program was drawn again.
TEST_CASE("a_half_typed_line_is_drawn_again_below_what_the_player_says") {
    PtySession session = engine_session();
    begin(session, "talks");
    session.enter("witness dora --say");
    session.see(" is alive, 1");
    session.type("half a li");
    session.see("dora runs in the foreground, so leash waits for it. Ctrl-Z, then bg.");
    session.see("half a li");
    session.type(PtySession::ctrl_c);
    session.see("practice$ ");
    quit_lesson(session);
}

// Seen to fail: "All of this has been typed", because the last line was typed.
TEST_CASE("solution_brings_the_first_line_that_is_missing") {
    PtySession session = engine_session();
    begin(session, "key");
    session.type(PtySession::ctrl_c);
    session.see("practice$ ");
    session.enter("solution");
    session.see(" Line 1 of 2 stands at the prompt now: Enter runs it, Ctrl-U takes it away.");
    session.see("practice$ ");
    session.see("witness bob --say");
    session.type("\x15"); // Ctrl-U
    quit_lesson(session);
}

// Seen to fail: the lines were printed, and nothing stood at the prompt.
TEST_CASE("solution_says_when_all_lines_have_been_typed") {
    PtySession session = engine_session();
    begin(session, "line");
    run_inside(session, "witness ada &");
    session.see_named("ada", "practice$ ");
    run_inside(session, "kill $!");
    session.see("ada died of SIGTERM");
    session.see("practice$ ");
    run_inside(session, "kill -STOP $!");
    session.enter("solution");
    session.see("     kill -STOP $!\r\n");
    session.see("All of this has been typed. Not yet: ada died of SIGTERM");
    session.see("practice$ ");
    quit_lesson(session);
}

// Seen to fail: `lesson silence.key` was refused, and a replay said nothing until it was over.
TEST_CASE("a_lesson_begins_at_a_step_and_says_that_it_types_what_the_step_builds_on") {
    PtySession session = engine_session();
    session.enter("lesson silence.2");
    session.see("step 2 of 7");
    const std::string before = session.see("What this step builds on has been typed for you:");
    CHECK(before.find("One moment: what this step builds on is being typed for you.") !=
          std::string::npos);
    session.see("     kill -STOP $!");
    session.see("[13.2] practice$ ");
    quit_lesson(session);
    CHECK(session.run("lesson silence.9").find("lesson 13 has no step 9; its steps are 1 to 7") !=
          std::string::npos);
}

// Seen to fail: the lesson ended without a word when the replay was over.
TEST_CASE("ctrl_c_during_a_replay_leaves_the_lesson_and_says_so") {
    PtySession session = engine_session();
    session.enter("lesson silence.2");
    session.see("One moment: what this step builds on is being typed for you.");
    session.type(PtySession::ctrl_c);
    session.see("Where you were is kept");
    session.see_prompt();
}

// Seen to fail: "there are no lessons in".
TEST_CASE("verify_of_a_file_needs_no_library") {
    PtySession session({.environment = {{"LEASH_LESSONS", "/nonexistent"},
                                        {"LEASH_TRUSTED_LESSONS", LEASH_TEST_LESSONS}}});
    CHECK(session.run("lesson verify " LEASH_TEST_LESSONS "/en/12-watch.md.2")
              .find(" 1 passed, 0 failed") != std::string::npos);
    CHECK(session.run("lesson verify 3").find("there are no lessons in") != std::string::npos);
}

// Seen to fail: `lesson` went on with lesson 0.
TEST_CASE("a_newcomer_who_leaves_a_named_lesson_at_a_question_comes_back_to_it") {
    PtySession session;
    session.enter("lesson exit-or-hangup");
    session.see("Question 1 of 6");
    session.see("Your answer [a b c]: ");
    session.enter("a");
    session.see("Question 2 of 6");
    session.see("Your answer [a b c]: ");
    session.enter("quit");
    session.see("Where you were is kept");
    session.see_prompt();
    session.enter("lesson");
    session.see("Question 2 of 6"); // the first has its answer
    session.see("Your answer [a b c]: ");
    session.enter("skip");
    session.see("Lesson 6  Exit or hangup");
    session.see("Your answer [a b c]: ");
    session.enter("quit");
    session.see_prompt();
}

// Seen to fail: "without setsid: stays in the caller's session: a hangup kills it", and "%1 is
// stopped: the kernel will kill it when this shell goes".
TEST_CASE("in_a_lesson_no_built_in_tells_what_will_become_of_a_process") {
    PtySession session = engine_session();
    begin(session, "line");
    session.enter("daemonize --omit setsid sleep 0.1 2>&1 | cat; echo status=$?");
    CHECK(session.see("\nstatus=0").find("without setsid") == std::string::npos);
    session.see("practice$ ");
    run_inside(session, "sleep 100 &");
    run_inside(session, "kill -STOP %1");
    run_inside(session, "until jobs | grep -q Stopped; do :; done");
    session.enter("disown %1; echo status=$?");
    const std::string disowned = session.see("\nstatus=0");
    CHECK(disowned.find("%1 is stopped") != std::string::npos);
    CHECK(disowned.find("will kill") == std::string::npos);
}

// A witness that is stopped at once tells its name too late. Seen to fail: ada had no name.
TEST_CASE("a_witness_that_was_stopped_before_it_told_its_name_is_known_by_its_command_line") {
    PtySession session = engine_session();
    begin(session, "line");
    // Race: a child that is stopped before its exec is no witness yet.
    run_inside(session, "LEASH_WITNESS_DESK=@nobody witness ada & "
                        "until grep -q witness /proc/$!/comm; do :; done");
    session.enter("kill -STOP $!");
    session.see("  ok");
    session.see("practice$ ");
    quit_lesson(session);
}
