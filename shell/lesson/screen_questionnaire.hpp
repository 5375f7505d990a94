// What the six questions look like on the screen: a question, and both rounds beside each other.
//
// Pure. Each line ends with a newline. Lines are at most `width` columns wide; the table is at most
// 57 columns wide.
#pragma once

#include "base/translator.hpp"
#include "lesson/questionnaire.hpp"

#include <cstddef>
#include <string>

namespace leash {

// The question and its three answers. `number` counts from 1. `said` is an answer that the learner
// has given already.
std::string render_question(const Questionnaire& questionnaire, std::size_t number,
                            std::optional<Guess> said, std::size_t width,
                            const Translator& translate);

// Returns the answer that the learner means: by its letter, or by the word "lives" or "dies".
// Returns nullopt if the text is no answer. "?" is no answer: it asks for help.
std::optional<Guess> guess_meant(const std::string& text, const Translator& translate);

// A row for each question: what the learner said before, what the learner said in the clinic, and
// what is so. Below the table stand the beliefs behind the answers that are still wrong. At most 20
// lines for six questions.
std::string render_rounds(const Questionnaire& questionnaire, const QuestionRounds& rounds,
                          const Beliefs& beliefs, std::size_t width, const Translator& translate);

// One line for `lesson status`; "" if nothing was answered. The line tells how many answers were
// right only if `may_tell`: the lesson that proves the answers is finished.
std::string render_rounds_line(const Questionnaire& questionnaire, const QuestionRounds& rounds,
                               bool may_tell, const Translator& translate);

} // namespace leash
