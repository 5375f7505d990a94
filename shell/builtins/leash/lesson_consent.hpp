// The question before a foreign lesson is played (lesson/foreign_lesson.hpp).
#pragma once

#include "base/translator.hpp"
#include "lesson/document.hpp"

namespace leash {

// Shows what the lesson runs, and asks at the terminal. Returns true if the user types y. The end
// of the input means no. Must be called in a process that has the terminal (run_apart()), so that
// Ctrl-C means no, too.
bool agrees_to_play(const Lesson& lesson, bool with_mistakes, const Translator& translate);

} // namespace leash
