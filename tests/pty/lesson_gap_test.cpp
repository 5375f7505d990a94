// A step is left out if its program is missing. In `lesson present` the way back goes over such a
// step. lesson_manners_test.cpp has the same test for a learner.
#include "pty_session.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

using namespace leash;
using namespace leash::test;

namespace {

// A lesson of three steps. No machine has the program of step 2.
class LessonWithAGap {
  public:
    LessonWithAGap()
        : session({.environment = {{"LEASH_LESSONS", "lessons"},
                                   {"LEASH_TRUSTED_LESSONS", "lessons"}}}) {
        std::filesystem::create_directories(session.home() + "/lessons/en");
        std::ofstream(session.home() + "/lessons/en/07-gap.md")
            << "---\nid: gap\ntitle: Gap\nminutes: 1\nneeds: {no-such-program: nowhere}\n---\n"
            << "# Gap\n\n## First {#first}\n\n```leash do\nwitness ada &\n```\n"
            << "```leash check\ncheck background ada\n```\n\n"
            << "## Second {#second needs=no-such-program}\n\n```leash do\nno-such-program\n```\n"
            << "```leash check\ncheck ran no-such-program\n```\n\n"
            << "## Third {#third}\n\n```leash do\nkill %1\n```\n"
            << "```leash check\ncheck dead ada\n```\n";
    }

    PtySession session;
};

} // namespace

// Seen to fail: the step that is left out went on at once, so `b` ended where it began.
TEST_CASE("a_presenter_goes_back_over_a_step_that_is_left_out") {
    LessonWithAGap lesson;
    PtySession& session = lesson.session;
    const auto see_past_screens = [&](const std::string& text) {
        while (session.see_one_of({text, "Space: the next screen"}) == 1)
            session.type(" ");
    };
    session.enter("lesson present gap");
    see_past_screens("Space types it");
    session.type(" ");
    see_past_screens("Space: the next step");
    session.type(" ");
    see_past_screens("step 3 of 3");
    see_past_screens("Space types it");
    session.type("b");
    see_past_screens("step 1 of 3");
    see_past_screens("Space types it");
    session.type("q");
    session.see_prompt();
}
