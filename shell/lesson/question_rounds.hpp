// What a learner has answered to the six questions (questionnaire.hpp): once before the course, and
// once more in the clinic. progress.json keeps both rounds.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace leash {

enum class Guess { Lives, Dies, NotKnown, LeftOut };

// "lives", "dies", "not known" or "left out": the words of progress.json and questions.yaml.
std::string_view name_of(Guess guess);
std::optional<Guess> guess_named(std::string_view name);

struct QuestionRound {
    std::map<std::string, Guess> answers; // by the ID of the question
    std::string when;                     // of the last answer, UTC
};
struct QuestionRounds {
    QuestionRound before; // before the course
    QuestionRound after;  // in the clinic
};
// Returns true if the learner has answered a question of the round, be it by "I do not know".
bool has_answer(const QuestionRound& round);
using WhichRound = QuestionRound QuestionRounds::*;

} // namespace leash
