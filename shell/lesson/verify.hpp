// `lesson verify` plays a lesson without a learner, on a real pseudo-terminal, and proves the
// lesson.
//
// Verify types each `do`, and waits for each `check`. Exactly one option of each prediction must
// hold when the prediction is judged. Verify types each `wrong` in place of its `do`, on a new
// practice terminal: then the check must fail, and its message must contain the text of `says`. If
// the lesson exists in another language too, both files must ask the same (translations.hpp).
#pragma once

#include "base/translator.hpp"
#include "lesson/library.hpp"
#include "lesson/proved_answers.hpp"
#include "lesson/questionnaire.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

class Stage;

struct VerifyCount {
    int passed = 0;
    int failed = 0;
};

using Say = std::function<void(std::string_view)>;

// Is told the right option of each prediction that was proved: the line of the prediction in the
// file, and the number of the option, from 0.
using OnAnswer = std::function<void(std::size_t line, std::size_t option)>;

// Sees what happens on the practice terminals of the lesson, for a book (book_facts.hpp). Each
// function may be empty.
struct VerifyWatch {
    // A step begins. A step that is skipped does not begin.
    std::function<void(std::size_t step)> on_step;
    std::function<void()> on_terminal;                     // a new practice terminal has started
    std::function<void(std::string_view bytes)> on_screen; // the terminal shows this
    std::function<void()> on_typed;                        // a line or a key is typed
    std::function<void(const std::string& map)> on_map;    // the lesson draws a map here
    // The practice terminal has ended in this section, and has settled.
    std::function<void(Place place, Stage& stage)> on_end;
    bool with_mistakes = true; // false: the mistakes are not played
};

// Verifies a lesson. Must run in a process of its own: the process becomes a subreaper, and reaps
// all its children. Ends everything that the lesson has started, also if `stops` returns true
// meanwhile: then what is not verified yet is left out. `stops` may be empty. Writes a line for
// each step and each mistake to `say`. `translate` is into the language of the lesson; leash on the
// practice terminals speaks this language too, whatever LEASH_LANG says outside. If the
// lesson is the one that proves the answers of `questionnaire`, each answer must be so after its
// step. `on_answer` may be empty.
VerifyCount verify_lesson(const Lesson& lesson, int number, const std::string& only_step,
                          const Questionnaire& questionnaire, const Say& say,
                          const Translator& translate, const std::function<bool()>& stops = {},
                          const OnAnswer& on_answer = {}, const VerifyWatch& watch = {});

// Returns the language of a lesson: the name of the folder that has the file.
std::string language_of_lesson(const std::string& file);

// Verifies several lessons, and writes a last line "N passed, N failed". A file that cannot be read
// counts as failed. Returns an exit status.
using TranslatorInto = std::function<Translator(const std::string& language)>;
// Is told the answers of each lesson that was verified as a whole, and is as the file says.
using OnProved = std::function<void(const Lesson& lesson, const ProvedAnswers& answers)>;
int verify_lessons(const std::vector<LessonWish>& wishes, const TranslatorInto& translator_into,
                   const Say& say, const std::function<bool()>& stops = {},
                   const OnProved& on_proved = {});

} // namespace leash
