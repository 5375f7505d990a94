// A lesson as a learner plays it, from the first prompt to the last question.
#include "first_lesson.hpp"

#include <csignal>
#include <doctest/doctest.h>

using namespace leash;
using namespace leash::test;

namespace {

// Returns the process ID that the practice shell gives for `$!` or `$$`.
Pid ask_inside(PtySession& session, const std::string& parameter) {
    session.enter("echo pid=" + parameter + ";");
    session.see("\npid=");
    return Pid{static_cast<pid_t>(std::stol(session.see("\r\n")))};
}

} // namespace

TEST_CASE("the_first_lesson_is_played_from_prompt_to_prompt") {
    PtySession session;
    enter_first_lesson(session, "lesson");
    session.see("Lesson 0  The cable");
    session.see("[0.1] practice$ ");
    session.enter("hint");
    session.see("The `&` at the end");
    session.see("practice$ ");
    session.enter("witness ada");
    session.see("ada runs in the foreground, so leash waits for it. Ctrl-Z, then bg.");
    session.type(PtySession::ctrl_z);
    session.see("Stopped (SIGTSTP)");
    session.see("practice$ ");
    session.enter("bg");
    session.see("practice$ ");
    session.enter("next");
    session.see("Not yet: nothing here is named bob");
    session.see("practice$ ");
    session.enter("nohup witness bob &");
    session.see("ok: Two background jobs.");
    session.see("practice$ ");
    const Pid bob = ask_inside(session, "$!"); // free play, while the lesson waits for Enter
    session.see("practice$ ");
    session.type("\r");
    session.see("Your answer [a b c]: ");
    session.enter("x");
    session.see("One of the letters shown, then Enter.");
    session.see("Your answer [a b c]: ");
    session.enter("b");
    session.see("Type:    unplug");
    session.see("[0.2] practice$ ");
    session.enter("unplug");
    session.see("cable pulled");
    session.see("died of SIGHUP from leash");
    session.see(
        " You said b. It was c: \"It dies: something else kills it.\" The belief behind b:");
    session.see(" \"When a terminal goes, the kernel ends what was started there.\" The SHELL");
    session.see("Enter ends the lesson");
    session.type("\r");
    session.see("End it? [Y/n] ");
    CHECK(is_alive(bob));
    session.type("\r");
    session.see("Next:  lesson ");
    session.see_prompt();
    CHECK_FALSE(is_alive(bob));
    CHECK(session.run("lesson list").find("The cable") != std::string::npos);
    CHECK(session.run("lesson list").find("5 min  done") != std::string::npos);
}

TEST_CASE("a_lesson_that_was_quit_goes_on_where_it_was_left") {
    PtySession session;
    enter_first_lesson(session, "lesson the-cable");
    session.see("[0.1] practice$ ");
    session.enter("skip");
    // Seen to fail: the next step came, and nothing said what had become of this one.
    session.see(" Step 1, \"Two background jobs\", is skipped. `back` returns to it.\r\n");
    session.see("step 2 of 2");
    session.see("Your answer [a b c]: ");
    session.enter("quit");
    session.see("End it? [Y/n] "); // bob: the way to step 2 has started bob; ada died
    session.enter("y");
    session.see(" Where you were is kept. To go on:  lesson\r\n");
    session.see_prompt();
    session.enter("lesson");
    session.see("step 2 of 2");
    // Seen to fail: the player said "see `jobs`", although the learner can type only a letter here.
    session.see(" What this step builds on has been typed for you:\r\n\r\n");
    session.see("witness bob &\r\n");
    session.see("Your answer [a b c]: ");
    session.enter("skip");
    session.see(" This question is left out.");
    session.see("[0.2] practice$ ");
    session.enter("jobs");
    session.see("nohup witness bob");
    session.see("practice$ ");
    const Pid bob = ask_inside(session, "$!");
    session.see("practice$ ");
    session.enter("quit");
    session.see("End it? [Y/n] ");
    session.enter("n");
    session.see("Left running. To end it later:  kill " + std::to_string(bob.value));
    session.see_prompt();
    CHECK(is_alive(bob));
    ::kill(bob.value, SIGTERM); // the lesson's witness; nothing else will end it
}

TEST_CASE("another_end_than_the_step_wants_is_told_and_the_step_begins_again") {
    PtySession session;
    enter_first_lesson(session, "lesson exit-or-hangup");
    session.see("Your answer [a b c]: ");
    session.enter("a");
    session.see("[6.1] practice$ ");
    session.enter("witness ada &");
    session.see("Type:    exit");
    session.see("practice$ ");
    session.enter("unplug");
    session.see("AUTOPSY");
    session.see("This step wanted something else. It is so now: the terminal was hung up.");
    session.see("Enter: this step again");
    session.type("\r");
    session.see("step 1 of 4");
    session.see("Your answer [a b c]: ");
    session.type(PtySession::ctrl_c);
    session.see("Where you were is kept");
    session.see_prompt();
}

// Seen to fail: "It was c. The SHELL killed `ada`."
TEST_CASE("a_lesson_does_not_say_the_shell_killed_whom_the_learner_ended") {
    PtySession session;
    enter_first_lesson(session, "lesson the-cable");
    session.see("[0.1] practice$ ");
    session.enter("skip");
    session.see("Your answer [a b c]: ");
    session.enter("b");
    session.see("[0.2] practice$ ");
    session.enter("kill %1; wait %1");
    session.see("practice$ ");
    session.enter("unplug");
    session.see("This step wanted something else. It is so now: nobody is known to have sent\r\n"
                "  SIGHUP to ada; it died of SIGTERM, sent by leash.\r\n");
    session.see("Enter: this step again");
    session.type("\r");
    session.see("Your answer [a b c]: ");
    session.type(PtySession::ctrl_c);
    // The new bob: the step has begun again, and has ended the old bob.
    session.see("End it? [Y/n] ");
    session.enter("y");
    session.see("Where you were is kept");
    session.see_prompt();
}

// Seen to fail: the player said "waited 10 s for the prompt", and ended the lesson.
TEST_CASE("a_step_that_begins_in_the_foreground_can_be_reset") {
    PtySession session({.environment = {{"LEASH_LESSONS", LEASH_TEST_LESSONS},
                                        {"LEASH_TRUSTED_LESSONS", LEASH_TEST_LESSONS}}});
    session.enter("lesson keys");
    session.see("practice$ ");
    for (int step = 2; step <= 5; ++step) {
        session.enter("skip");
        session.see("step " + std::to_string(step) + " of 5");
        if (step < 5)
            session.see("practice$ ");
    }
    session.see("Type:    <Ctrl-Z>");
    session.type(PtySession::ctrl_z);
    session.see("ok");
    session.see("practice$ ");
    session.type("\r");
    session.see("Next:  lesson 5");
    session.see_prompt();
}

// The second login of a lesson knows the survivor by name, and has the same folder.
TEST_CASE("the_next_practice_terminal_knows_who_lives_on_and_has_the_same_folder") {
    PtySession session({.environment = {{"LEASH_LESSONS", LEASH_TEST_LESSONS},
                                        {"LEASH_TRUSTED_LESSONS", LEASH_TEST_LESSONS}}});
    session.enter("lesson again");
    session.see("[5.1] practice$ ");
    session.enter("nohup witness ada --say &");
    session.see("practice$ ");
    session.enter("witness bob &");
    session.see("ok");
    session.see("practice$ ");
    session.enter("unplug");
    session.see("Enter: a fresh practice terminal");
    session.type("\r");
    session.see("Your answer [a b c]: ");
    session.enter("b");
    session.see("[5.2] practice$ ");
    session.enter("cat nohup.out | tee look");
    session.see("You said b");
    session.see("practice$ ");
    session.enter("quit");
    session.see("End it? [Y/n] ");
    session.type("\r");
    session.see_prompt();
}

TEST_CASE("a_window_closed_in_a_lesson_leaves_nothing_behind") {
    PtySession session;
    enter_first_lesson(session, "lesson the-cable");
    session.see("[0.1] practice$ ");
    const Pid shell = ask_inside(session, "$$");
    session.see("practice$ ");
    session.enter("nohup witness bob &");
    session.see("practice$ ");
    const Pid bob = ask_inside(session, "$!");
    session.unplug();
    (void)session.wait_for_end();
    eventually("the practice shell has ended", [&] { return !is_alive(shell); });
    eventually("its survivor has been ended", [&] { return !is_alive(bob); });
}

// Seen to fail: all lessons were listed by their names, and nothing was guessed.
TEST_CASE("a_lesson_or_a_word_of_lesson_that_is_misspelt_gets_a_guess") {
    PtySession session;
    CHECK(session.run("lesson stat; echo $?") ==
          "leash: lesson: there is no lesson stat; did you mean `lesson status`?\n1\n");
    CHECK(
        session.run("lesson sesions").find("there is no lesson sesions; did you mean sessions?") !=
        std::string::npos);
    CHECK(session.run("lesson 99") ==
          "leash: lesson: there is no lesson 99: they go from 0 to 14; see `lesson list`\n");
}

TEST_CASE("without_a_terminal_a_lesson_says_what_it_needs") {
    PtySession session;
    CHECK(session.run("lesson the-cable < /dev/null") ==
          "leash: lesson: a lesson is played at a terminal; `lesson verify` needs none\n");
    CHECK(session.run("echo $?") == "1\n");
    CHECK(session.run("lesson hint") ==
          "leash: lesson: no lesson is being played; `lesson` starts one\n");
    CHECK(session.run("hint") == "leash: hint: no lesson is being played; `lesson` starts one\n");
    CHECK(session.run("quit") ==
          "leash: quit: no lesson is being played here; `exit` leaves leash\n");
    CHECK(session.run("help witness").find("witness is a program that comes with leash") !=
          std::string::npos);
}

// Seen to fail when wrapped() broke lines only at blanks.
TEST_CASE("lang_has_lessons_speak_chinese_within_the_width") {
    PtySession session({.environment = {{"LC_ALL", "C.UTF-8"}, {"LEASH_LANG", "en"}}});
    CHECK(session.run("lang") ==
          "The language is English (en). There are lessons in: English (en) and Chinese\n"
          "(zh_CN).\n"
          "To change it: lang LANGUAGE, such as  lang zh_CN  or  lang en\n"
          "To let the locale decide: lang auto\n");
    CHECK(session.run("lang zh_CN") == "leash 现在说中文 (zh_CN)。输入 lesson 开始上课。\n");
    session.enter("lesson the-cable");
    session.see(" 第 1 题，共 6 题\r\n");
    session.see("   a  活着。\r\n");
    session.see(" 你的答案 [a b c]：");
    session.enter("skip");
    session.see(" 跳过了。");
    session.see(" 你现在在【练习终端】里。你自己的窗口不受影响，放心试。\r\n"
                " `witness ada`（证人 ada）是个小程序：它每秒往文件里写一行，一直写到被结束为\r\n"
                " 止。输入：\r\n");
    session.see("practice$ ");
    session.enter("quit");
    session.see_prompt();
}

// Seen to fail: the next leash spoke English again.
TEST_CASE("the_language_that_lang_chooses_is_kept_for_the_next_leash") {
    PtySession one({.environment = {{"LC_ALL", "C.UTF-8"}}});
    (void)one.run("lang 中文");
    const std::map<std::string, std::string> later{{"LC_ALL", "C.UTF-8"},
                                                   {"XDG_STATE_HOME", one.home() + "/state"}};
    PtySession other({.environment = later});
    CHECK(other.run("lang").starts_with("现在的语言是"));
    const std::string leash = LEASH_BINARY;
    CHECK(other.run("LEASH_LANG=en " + leash + " -c lang")
              .starts_with("The language is English (en)."));
}

TEST_CASE("lang_auto_lets_the_locale_decide_now_and_in_the_next_leash") {
    const std::map<std::string, std::string> english{{"LC_ALL", "C.UTF-8"}};
    PtySession one({.environment = english});
    CHECK(one.run("lang zh_CN") == "leash 现在说中文 (zh_CN)。输入 lesson 开始上课。\n");
    CHECK(one.run("lang auto") == "The locale decides again: leash speaks English (en) now.\n");
    CHECK(one.run("echo [$LEASH_LANG]") == "[]\n");
    const std::map<std::string, std::string> later{{"LC_ALL", "C.UTF-8"},
                                                   {"XDG_STATE_HOME", one.home() + "/state"}};
    PtySession other({.environment = later});
    CHECK(other.run("lang").starts_with("The language is English (en)."));
    // The locale may ask for Chinese without being installed (LANGUAGE).
    CHECK(other.run("LANGUAGE=zh_CN " LEASH_BINARY " -c 'lang en; lang auto'") ==
          "leash speaks English (en) now. `lesson` starts a lesson.\n"
          "又由区域设置决定：leash 现在说中文 (zh_CN)。\n");
}

TEST_CASE("lang_names_what_there_is_and_what_the_locale_lacks") {
    PtySession session({.environment = {{"LC_ALL", "C"}, {"LEASH_LANG", "en"}}});
    CHECK(session.run("lang xx") ==
          "leash: lang: there is no language xx; there are English (en) and Chinese (zh_CN)\n");
    // Seen to fail: "there are no lessons in english; there are in en and zh".
    CHECK(session.run("lang english; lang English") ==
          "leash speaks English (en) now. `lesson` starts a lesson.\n"
          "leash speaks English (en) now. `lesson` starts a lesson.\n");
    CHECK(session.run("echo $LEASH_LANG") == "en\n");
    CHECK(session.run("lang zh_CN 2>&1 | cat")
              .find("this locale has only the letters of ASCII: leave, and start again with\n"
                    "  LC_ALL=C.UTF-8 leash --lang zh_CN\n") != std::string::npos);
    CHECK(session.run("lang zh_CN 2>/dev/null; echo $?") == "1\n");
}
