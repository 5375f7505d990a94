// The player plays a lesson on a practice terminal inside the learner's own terminal.
//
// The player shows a step and lets the learner work at a real shell. As soon as the step's check
// holds, the player goes on. If the check fails, the player says once what is so. When the
// practice terminal ends, the player shows the autopsy, judges the prediction, and starts a fresh
// terminal.
//
// docs/lessons.md says what the player owes the learner.
#pragma once

#include "base/translator.hpp"
#include "lesson/beliefs.hpp"
#include "lesson/document.hpp"
#include "lesson/progress.hpp"
#include "lesson/questionnaire.hpp"

#include <optional>
#include <string>

namespace leash {

struct PlayOptions {
    int number = 0;                        // the lesson's number
    Translator translate;                  // into the lesson's language
    std::optional<int> next;               // the number of the next lesson
    std::optional<std::size_t> first_step; // from 0; nullopt: where the learner has left
    Progress progress;
    Beliefs beliefs;                      // in the lesson's language
    Questionnaire questionnaire;          // in the lesson's language
    std::string autopsy_file;             // where autopsies are kept; empty: not kept
    std::string left_file;                // where a step is kept if the learner closes the window
    std::optional<std::string> recording; // a file that does not exist yet
    bool big = false;                     // for a projector (insight/big_screen.hpp)
};

// The caller runs play_lesson() in a process of its own, and puts the group of this process in the
// foreground. Returns an exit status: 0 if the lesson came to its end, or the learner typed `quit`.
int play_lesson(const Lesson& lesson, PlayOptions options);

// Asks the six questions alone: the round before the course, or, once the clinic has asked them,
// the second round. Shows both rounds if the clinic is finished. Wants a process of its own, as
// play_lesson() does.
int ask_questions(const Questionnaire& questionnaire, const Beliefs& beliefs, Progress progress,
                  const Translator& translate);

} // namespace leash
