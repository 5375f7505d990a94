// A learner who does the wrong thing at every step, and who closes the window at every place of a
// lesson. Nothing is lost: the next window goes on where the last window was.
#include "first_lesson.hpp"

#include <csignal>
#include <doctest/doctest.h>
#include <memory>

using namespace leash;
using namespace leash::test;

namespace {

constexpr const char* question = "Your answer [a b c]: ";

// The windows of one learner, one after the other, with one progress.
class Learner {
  public:
    Learner() { open(); }
    PtySession& window() { return *window_; }
    // Closes the window, and opens the next.
    void close() {
        window_->unplug();
        (void)window_->wait_for_end();
        closed_.push_back(std::move(window_));
        open();
    }

  private:
    void open() {
        const std::string state = home_.home() + "/state";
        window_ = std::make_unique<PtySession>(Setup{.environment = {{"XDG_STATE_HOME", state}}});
    }

    PtySession home_;
    std::unique_ptr<PtySession> window_;
    std::vector<std::unique_ptr<PtySession>>
        closed_; // they end what is left at the end of the test
};

// Leaves the lesson, and ends what it has left running.
void quit(PtySession& window) {
    window.enter("quit");
    window.see("[Y/n] ");
    window.enter("y");
    window.see_prompt();
}

} // namespace

TEST_CASE("a_window_closed_at_any_place_of_a_lesson_is_resumed_there") {
    Learner learner;
    enter_first_lesson(learner.window(), "lesson the-cable");
    learner.window().see("[0.1] practice$ ");
    learner.window().enter("witness ada &");
    learner.window().see("practice$ ");
    learner.close(); // at a prompt

    learner.window().enter("lesson");
    learner.window().see("step 1 of 2");
    learner.window().see("[0.1] practice$ ");
    learner.window().enter("witness ada"); // at a program in the foreground
    learner.window().see("ada runs in the foreground");
    learner.close();

    learner.window().enter("lesson");
    learner.window().see("[0.1] practice$ ");
    learner.window().enter("witness ada &");
    learner.window().see("practice$ ");
    learner.window().enter("nohup witness bob &");
    learner.window().see("Enter goes on");
    learner.close(); // when the step is done, before Enter: the next step is next

    learner.window().enter("lesson");
    learner.window().see("step 2 of 2");
    learner.window().see("What this step builds on has been typed for you:");
    learner.window().see(question);
    learner.close(); // at a question

    learner.window().enter("lesson");
    learner.window().see("step 2 of 2");
    learner.window().see(question);
    learner.window().enter("b");
    learner.window().see("[0.2] practice$ ");
    learner.close(); // between the question and its verdict: the question is asked again

    learner.window().enter("lesson");
    learner.window().see(question);
    learner.window().enter("b");
    learner.window().see("[0.2] practice$ ");
    learner.window().enter("exit");
    learner.window().see("This step wanted something else. It is so now: the shell left by exit.");
    learner.window().see("Enter: this step again");
    learner.close(); // at the cue after a wrong end

    learner.window().enter("lesson");
    learner.window().see("step 2 of 2");
    learner.window().see(question);
    learner.window().enter("c");
    learner.window().see("[0.2] practice$ ");
    learner.window().enter("unplug");
    learner.window().see("You said c, and so it was:");
    learner.window().see("Enter ends the lesson");
    learner.close(); // when all is done, before the last Enter

    const std::string status = learner.window().run("lesson status");
    CHECK(status.find("  0  The cable                   done") != std::string::npos);
    CHECK(status.find("c: right") != std::string::npos);
    CHECK(learner.window().run("lesson list").find("5 min  done") != std::string::npos);
}

TEST_CASE("nonsense_and_keys_at_the_wrong_moment_lead_nowhere_and_lose_nothing") {
    Learner learner;
    PtySession& window = learner.window();
    enter_first_lesson(window, "lesson the-cable");
    window.see("[0.1] practice$ ");
    for (const char* nonsense : {"what is this", "&", "fg %9", "kill %9", "unplugg"}) {
        window.enter(nonsense);
        window.see("practice$ ");
    }
    window.type(PtySession::ctrl_c);
    window.see("practice$ ");
    window.type("\x1d\x1d"); // the menu key itself, into the shell
    window.type("\x1d\x1b"); // the menu, and away
    window.type(PtySession::ctrl_c);
    window.see("practice$ ");
    window.enter("exit"); // at a step that wants two jobs
    window.see("AUTOPSY");
    window.see("This step wanted something else.");
    window.see("Enter: this step again");
    window.enter("nonsense");
    window.see("Press Enter, or type back, reset, skip or quit.");
    window.type("\r");
    window.see("step 1 of 2");
    window.see("[0.1] practice$ ");
    window.enter("unplug");
    window.see("Enter: this step again");
    window.enter("back"); // before the first step is the first step
    window.see("step 1 of 2");
    window.see("[0.1] practice$ ");
    window.enter("kill -KILL $$");
    window.see("SIGKILL to the shell");
    window.see("Enter: this step again");
    window.enter("skip");
    window.see("step 2 of 2");
    for (const char* nonsense : {"", "d", "abc", "1", "unplug", "?"}) {
        window.see(question);
        window.enter(nonsense);
    }
    window.see(question);
    window.type(PtySession::ctrl_d); // the end of input at a question
    window.see("End it? [Y/n] ");
    window.enter("y");
    window.see("Where you were is kept");
    window.see_prompt();
    window.enter("lesson");
    window.see("step 2 of 2");
    window.see(question);
    window.type(PtySession::ctrl_c);
    window.see("Still running:");
    const std::string pid = window.see("  nohup witness bob");
    window.see("End it? [Y/n] ");
    window.type(PtySession::ctrl_c);
    window.see("Left running.");
    window.see_prompt();
    CHECK(::kill(static_cast<pid_t>(std::stol(pid)), SIGTERM) == 0); // nobody else will end bob
    window.enter("lesson");
    window.see(question);
    quit(window);
}

// The old player went on with a fresh terminal where nothing of the step before was: the question
// about ada was asked, and no answer could come true.
TEST_CASE("a_terminal_ended_after_its_step_was_done_is_made_ready_again_for_the_next_step") {
    Learner learner;
    PtySession& window = learner.window();
    enter_first_lesson(window, "lesson the-cable");
    window.see("[0.1] practice$ ");
    window.enter("witness ada &");
    window.see("practice$ ");
    window.enter("nohup witness bob &");
    window.see("Enter goes on");
    window.see("practice$ ");
    window.enter("exit");
    window.see("AUTOPSY");
    window.see("Enter goes on");
    window.type("\r");
    window.see("step 2 of 2");
    window.see("What this step builds on has been typed for you:");
    window.see(question);
    window.enter("c");
    window.see("[0.2] practice$ ");
    window.enter("unplug");
    window.see("You said c, and so it was:");
    window.see("Enter ends the lesson");
    window.type("\r");
    window.see("End it? [Y/n] ");
    window.enter("y");
    window.see_prompt();
}

TEST_CASE("every_mistake_of_a_lesson_with_ends_leads_back_to_its_step") {
    Learner learner;
    PtySession& window = learner.window();
    enter_first_lesson(window, "lesson exit-or-hangup");
    window.see(question);
    window.enter("a");
    window.see("[6.1] practice$ ");
    window.enter("witness ada");
    window.see("ada runs in the foreground");
    window.type(PtySession::ctrl_z);
    window.see("practice$ ");
    window.enter("bg");
    window.see("Type:    exit");
    window.see("practice$ ");
    window.enter("kill -HUP $$"); // neither exit nor a cable
    window.see(
        "This step wanted something else. It is so now: the shell alone was sent\r\n  SIGHUP.");
    window.see("Enter: this step again");
    window.type("\r");
    window.see("step 1 of 4");
    window.see(question);
    window.enter("a");
    window.see("practice$ ");
    window.enter("witness ada &");
    window.see("Type:    exit");
    window.see("practice$ ");
    window.enter("exit");
    window.see("You said a, and so it was:");
    window.see("Enter: a fresh practice terminal");
    window.type("\r");
    window.see("[6.2] practice$ ");
    window.enter("witness carl &");
    window.see("practice$ ");
    window.enter("daemonize witness dora");
    window.see("practice$ ");
    window.enter("unplug");
    window.see(
        "This step wanted something else. It is so now: carl died of SIGHUP, sent by\r\n  leash.");
    window.see("Enter: this step again");
    window.type("\r");
    window.see("step 2 of 4");
    window.see("[6.2] practice$ ");
    quit(window);
    window.enter("lesson");
    window.see("step 2 of 4");
    window.see("[6.2] practice$ ");
    quit(window);
}
