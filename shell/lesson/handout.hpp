// A handout: the predictions of a lesson on paper, with the survival matrix to fill in.
//
// Invariant: nothing here is an answer that somebody has typed. The key has the answers that
// `lesson verify` has just proved, and the cells that `survey` has just measured. Pure.
#pragma once

#include "base/translator.hpp"
#include "insight/survey.hpp"
#include "lesson/document.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace leash {

struct HandoutQuestion {
    std::size_t line = 0;             // of the prediction in the file
    std::string step;                 // the title of the step
    Prose context;                    // what the lesson says before the question
    std::vector<std::string> typed;   // what was typed in the step before the question
    std::vector<std::string> to_type; // what will be typed then; the answer is so after that
    std::vector<std::string> options; // a, b, c ...
    std::optional<std::size_t> right; // the number of the right option, from 0; only in a key
};

struct Handout {
    int number = 0;
    std::string title;
    bool is_key = false;
    std::vector<HandoutQuestion> questions;
    std::vector<SurveyRow> measured; // the cells of the matrix; only in a key
};

// Returns the handout without answers. A handout tells no prose that stands below a check: such
// prose says what was so.
Handout make_handout(const Lesson& lesson, int number);
// Makes a key of the handout. `answers` has the right option for each line of a prediction; an
// answer that was not proved stays open.
void add_key(Handout& handout, const std::map<std::size_t, std::size_t>& answers,
             std::vector<SurveyRow> measured);

std::string handout_as_markdown(const Handout& handout, const Translator& translate);
// A page of A4 for the printer.
std::string handout_as_page(const Handout& handout, const Translator& translate);

} // namespace leash
