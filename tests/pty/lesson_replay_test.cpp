// What a step builds on cannot be made ready: the learner decides how to go on, and nothing is
// lost.
#include "pty_session.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

using namespace leash;
using namespace leash::test;

namespace {

constexpr const char* question = "Enter, hand, back, skip or quit: ";
constexpr const char* keys = " b back   k skip this step   q quit\r\n";

// A lesson of two steps. The program of step 1 is a file that the test can take away, so that
// nobody can make step 2 ready.
class Lesson {
  public:
    Lesson()
        : session({.environment = {{"LEASH_LESSONS", "lessons"},
                                   {"LEASH_TRUSTED_LESSONS", "lessons"}}}) {
        std::filesystem::create_directories(session.home() + "/lessons/en");
        std::ofstream(session.home() + "/lessons/en/07-gate.md")
            << "---\nid: gate\ntitle: Gate\nminutes: 1\n---\n# Gate\n\n## First {#first}\n\n"
            << "```leash do\n"
            << start_line() << "\n```\n```leash check within=1s\ncheck background ada\n```\n\n"
            << "## Second {#second}\n\n```leash do\nkill %1\n```\n"
            << "```leash check\ncheck dead ada\n```\n";
    }
    std::string start_line() const { return program() + " ada &"; }
    void make_program() const {
        std::ofstream(program()) << "#!/bin/sh\nexec witness \"$@\"\n";
        std::filesystem::permissions(program(), std::filesystem::perms::owner_all);
    }
    void take_program_away() const { std::filesystem::remove(program()); }
    void come_to_step_2() {
        make_program();
        session.enter("lesson gate");
        session.see("[7.1] practice$ ");
        session.enter(start_line());
        session.see("Enter goes on");
        session.type("\r");
        session.see("[7.2] practice$ ");
    }
    void present_step_2() {
        session.enter("lesson present gate.2");
        see_why_in_class();
    }
    void see_why_in_class() {
        session.see("What this step builds on could not be made");
        session.see("here is named ada.");
        session.see(keys);
    }
    void see_why() {
        session.see("What this step builds on could not be made ready:");
        session.see("the check did not hold within 1 s: nothing here is named ada.");
        session.see(question);
    }

    PtySession session;

  private:
    std::string program() const { return session.home() + "/start"; }
};

} // namespace

// The old player said that the terminal could not be made ready, and the lesson was over.
TEST_CASE("a_step_that_cannot_be_made_ready_is_tried_again") {
    Lesson lesson;
    PtySession& session = lesson.session;
    lesson.come_to_step_2();
    lesson.take_program_away();
    session.enter("reset");
    lesson.see_why();
    for (const char* word : {"nonsense", "?"}) {
        session.enter(word);
        session.see("hand   goes on by hand: you type what this step builds on"); // as before
        session.see(question);
    }
    session.type("\r"); // it fails again, and is not only said again
    lesson.see_why();
    lesson.make_program();
    session.type("\r");
    session.see("What this step builds on has been typed for you:");
    session.see("[7.2] practice$ ");
    session.enter("kill %1");
    session.see("Enter ends the lesson");
    session.type("\r");
    session.see_prompt();
}

TEST_CASE("a_step_that_cannot_be_made_ready_is_made_ready_by_hand") {
    Lesson lesson;
    PtySession& session = lesson.session;
    lesson.come_to_step_2();
    lesson.take_program_away();
    session.enter("reset");
    lesson.see_why();
    session.enter("hand");
    session.see("This step builds on these lines. Type them first:");
    session.see(lesson.start_line());
    session.see("[7.2] practice$ ");
    lesson.make_program();
    session.enter(lesson.start_line());
    session.see("practice$ ");
    session.see_named("ada", "practice$ ");
    session.enter("kill %1");
    session.see("Enter ends the lesson");
    session.type("\r");
    session.see_prompt();
}

TEST_CASE("a_step_that_cannot_be_made_ready_is_left_and_kept") {
    Lesson lesson;
    PtySession& session = lesson.session;
    lesson.come_to_step_2();
    lesson.take_program_away();
    session.enter("reset");
    lesson.see_why();
    session.enter("quit");
    session.see("Where you were is kept");
    session.see_prompt();
    session.enter("lesson gate");
    session.see("step 2 of 2");
    lesson.see_why();
    session.enter("back");
    session.see("step 1 of 2");
    session.see("[7.1] practice$ ");
    session.enter("quit");
    session.see_prompt();
}

// Seen to fail: `lesson present` said that the terminal could not be made ready, and quit.
TEST_CASE("a_presented_step_that_cannot_be_made_ready_is_tried_again") {
    Lesson lesson;
    PtySession& session = lesson.session;
    lesson.present_step_2();
    session.type("x"); // no key of these
    session.see(keys);
    session.type(" ");
    lesson.see_why_in_class();
    lesson.make_program();
    session.type(" ");
    session.see("[7.2] practice$ ");
    session.see("Space types it");
    session.type("q");
    session.see_prompt();
}

TEST_CASE("a_presented_step_that_cannot_be_made_ready_is_made_ready_by_the_teacher") {
    Lesson lesson;
    PtySession& session = lesson.session;
    lesson.present_step_2();
    session.type("t");
    session.see("This step builds on these lines. Type them first:");
    session.see(lesson.start_line());
    session.see("Ctrl-] gives back");
    session.see("[7.2] practice$ ");
    lesson.make_program();
    session.enter(lesson.start_line());
    session.see("practice$ ");
    session.see_named("ada", "practice$ ");
    session.type("\x1d"); // Ctrl-]
    session.see("Type:    kill %1");
    session.see("Space types it");
    session.type(" ");
    session.see("Space ends the lesson");
    session.type(" ");
    session.see_prompt();
}

TEST_CASE("a_presented_step_that_cannot_be_made_ready_is_left") {
    Lesson lesson;
    PtySession& session = lesson.session;
    lesson.present_step_2();
    session.type("k"); // it is the last step
    session.see_prompt();
    lesson.present_step_2();
    session.type("b");
    session.see("step 1 of 2");
    session.see("Space types it");
    session.type("q");
    session.see_prompt();
    lesson.present_step_2();
    session.type("q");
    session.see_prompt();
    CHECK(session.run("echo $?") == "0\n");
}
