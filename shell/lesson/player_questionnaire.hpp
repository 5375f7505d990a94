// The interview: asks the six questions (questionnaire.hpp), and keeps each answer at once. So a
// window may be closed at a question: the next interview begins at that question.
//
// The interview never says which answer is right: the course shows that.
#pragma once

#include "lesson/questionnaire.hpp"
#include "lesson/tutor.hpp"

namespace leash {

struct Interview {
    Tutor& tutor;
    Notebook& notebook;
    const Questionnaire& questionnaire;
    const Translator& translate;

    // Asks from the first question that has no answer; if each question has an answer, asks all
    // questions again.
    // Returns Wish::Quit if the learner leaves, or if the terminal has gone; otherwise GoOn.
    Wish ask(WhichRound round);

  private:
    // Asks one question. Returns Skip if the learner leaves out this question and all that follow,
    // and Back if the learner wants the question before.
    Wish ask_one(WhichRound round, std::size_t number);
};

} // namespace leash
