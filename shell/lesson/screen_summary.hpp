// What the progress of a learner looks like on the screen: the summary at the end of a lesson, and
// `lesson status`.
//
// Pure. Each line ends with a newline and is at most `width` columns wide: texts that are too long
// are cut, never numbers.
#pragma once

#include "base/translator.hpp"
#include "lesson/beliefs.hpp"
#include "lesson/document.hpp"
#include "lesson/progress.hpp"

#include <string>
#include <vector>

namespace leash {

// Says what the learner believed and what was so: the last answer to each prediction. Then says how
// much help the learner took, and where to read on. Fits on a screen of 24 lines.
std::string render_summary(int number, const Lesson& lesson, const LessonProgress& progress,
                           const Beliefs& beliefs, std::size_t width, const Translator& translate);

struct LessonRow {
    int number = 0;
    const Lesson* lesson = nullptr; // never null
    LessonProgress progress;
};
// One line for each lesson.
std::string render_lessons(const std::vector<LessonRow>& lessons, std::size_t width,
                           const Translator& translate);
// One line for each step of one lesson.
std::string render_steps(const LessonRow& lesson, std::size_t width, const Translator& translate);

} // namespace leash
