#include "lesson/question_rounds.hpp"

#include <algorithm>

namespace leash {

std::string_view name_of(Guess guess) {
    switch (guess) {
    case Guess::Lives:
        return "lives";
    case Guess::Dies:
        return "dies";
    case Guess::NotKnown:
        return "not known";
    case Guess::LeftOut:
        return "left out";
    }
    return "";
}

std::optional<Guess> guess_named(std::string_view name) {
    for (const Guess guess : {Guess::Lives, Guess::Dies, Guess::NotKnown, Guess::LeftOut})
        if (name == name_of(guess))
            return guess;
    return std::nullopt;
}

bool has_answer(const QuestionRound& round) {
    return std::any_of(round.answers.begin(), round.answers.end(),
                       [](const auto& one) { return one.second != Guess::LeftOut; });
}

} // namespace leash
