// The small lessons of tests/lessons/engine, each about one feature. They come without questions.
#pragma once

#include "pty_session.hpp"

namespace leash::test {

inline PtySession engine_session(WindowSize size = {24, 80}) {
    return PtySession({.environment = {{"LEASH_LESSONS", LEASH_TEST_LESSONS},
                                       {"LEASH_TRUSTED_LESSONS", LEASH_TEST_LESSONS}},
                       .size = size});
}

// Types a line on the practice terminal, and waits for the next prompt there.
inline void run_inside(PtySession& session, const std::string& line) {
    session.enter(line);
    session.see("practice$ ");
}

// Leaves a lesson that has left nothing running.
inline void quit_lesson(PtySession& session) {
    session.enter("quit");
    session.see("Where you were is kept");
    session.see_prompt();
}

} // namespace leash::test
