// Whether a built-in may say what will become of a process. In a lesson the learner is to see what
// becomes of the process.
#pragma once

#include "interpreter/shell.hpp"

namespace leash {

// On a practice terminal this asks the stage whether a lesson is played. A subshell cannot ask, and
// returns false there.
inline bool may_tell_outcomes(const Shell& shell) {
    if (!shell.on_practice_terminal)
        return true;
    const auto lesson = shell.stage ? shell.stage->ask({"playing"}) : std::nullopt;
    return lesson && lesson->status != 0;
}

} // namespace leash
