// The facts of a book: what one run of `lesson verify` has shown of a lesson. Nobody types a fact.
//
// Invariant: a lesson whose verify fails has no facts, because a book must not be half true.
#pragma once

#include "base/translator.hpp"
#include "insight/autopsy.hpp"
#include "lesson/document.hpp"
#include "lesson/proved_answers.hpp"

#include <functional>
#include <string>
#include <vector>

namespace leash {

// A practice terminal has ended in this section of the step, counted from 0.
struct EndInBook {
    std::size_t section = 0;
    Autopsy autopsy; // without clock and date
};

struct StepFacts {
    bool was_played = false; // false: the step was skipped, because something is missing here
    std::string recording;   // asciicast v2; empty if the terminal has shown nothing
    std::vector<std::string> shown; // the lines that the terminal has shown
    std::vector<std::string> maps;  // in the order in which the step draws them
    std::vector<EndInBook> ends;
};

struct LessonFacts {
    ProvedAnswers answers;
    std::vector<StepFacts> steps; // one for each step of the lesson
};

// Plays the lesson with `lesson verify`, without its mistakes. Must run in a process of its own, as
// verify_lesson(). The error has the lines of verify; it is empty if `stops` returned true.
Result<LessonFacts, std::string> observe_lesson(const Lesson& lesson, int number,
                                                const Translator& translate,
                                                const std::function<bool()>& stops);

} // namespace leash
