// The player: a lesson on a practice terminal inside the learner's own.
//
// It shows a step, lets the learner work at a real shell, and goes on as soon as the check holds.
// Where it fails, it says what is so, once. An end of the terminal is followed by the autopsy,
// the judgement of the prediction, and a fresh terminal.
//
// docs/lessons.md says what the player owes the learner.
#pragma once

#include "lesson/beliefs.hpp"
#include "lesson/document.hpp"
#include "lesson/progress.hpp"
#include "lesson/questionnaire.hpp"

#include <optional>
#include <string>

namespace leash {

enum class StartAt { FirstStep, WhereLeft };

struct PlayOptions {
    int number = 0;          // of the lesson
    std::string language;    // that it is in
    std::optional<int> next; // of the lesson after it
    StartAt start = StartAt::WhereLeft;
    Progress progress;
    Beliefs beliefs;                      // of the lesson's language
    Questionnaire questionnaire;          // of the lesson's language
    std::string autopsy_file;             // where autopsies are kept; empty: nowhere
    std::string left_file;                // where a step left by closing the window is kept
    std::optional<std::string> recording; // the file, which must not be there yet
};

// For a process of its own, whose process group is put in the foreground. Returns an exit
// status: 0 where the lesson came to its end or was left by `quit`.
int play_lesson(const Lesson& lesson, PlayOptions options);

// Asks the six questions alone: the round before the course, or, once the clinic has asked them,
// the second round. Shows both rounds if the clinic is finished. For a process of its own, too.
int ask_questions(const Questionnaire& questionnaire, const Beliefs& beliefs, Progress progress,
                  const std::string& language);

} // namespace leash
