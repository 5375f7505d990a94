// The questionnaire: questions of the survival matrix, which a learner answers before the course
// and once more at the beginning of one lesson, the clinic. The difference shows what the course
// did.
//
// The file questions.yaml stands beside the lessons of its language. docs/lessons.md describes the
// file. The file says which answer is right, and names the step of the lesson and the process that
// prove the answer: `lesson verify` asks the kernel about that process after that step.
#pragma once

#include "lesson/beliefs.hpp"
#include "lesson/question_rounds.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace leash {

struct SurvivalQuestion {
    std::size_t line = 0; // of the file
    std::string id;       // "plain-exit"
    std::string ask;      // the question, in words
    std::string row;      // the question in a few words, at most 30 columns: a row of the table
    std::string step;     // the ID of the step that proves the answer
    Condition proof;      // holds after that step: "alive plain1"
    Guess answer = Guess::Lives; // the right answer: Lives or Dies
    std::string belief;          // the belief that the wrong answer shows
};

struct Questionnaire {
    std::string file;
    std::string lesson; // the ID of the lesson that asks again
    std::string before; // what is said before the first round
    std::string after;  // what is said before the second round
    std::vector<SurvivalQuestion> questions;

    // Returns true if each question has an answer, or was left out.
    bool is_over(const QuestionRound& round) const;
    // Counts the right answers.
    std::size_t right(const QuestionRound& round) const;
};

// The file that belongs to a lesson.
std::string questionnaire_file_of(const std::string& lesson_file);

// Reads questions.yaml. A missing file has no questions.
Result<Questionnaire, FileError> read_questionnaire(const std::string& file);

// Says what is wrong with the questions, if `lesson` is the lesson that proves the answers: a step
// that the lesson does not have, a belief without a sentence, or another question, answer or proof
// in another language. nullopt if nothing is wrong, or if the lesson is another one.
std::optional<FileError> fault_of(const Questionnaire& questionnaire, const Lesson& lesson,
                                  const Beliefs& beliefs);

} // namespace leash
