// A vote of a class on a prediction: hands are counted, discussed, and counted again (peer
// instruction). Pure.
//
// Invariant: before the run, nothing that is shown names the right option. The advice uses only the
// share of hands for it.
#pragma once

#include "base/result.hpp"
#include "base/translator.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace leash {

using Votes = std::vector<int>; // hands for a, b, c ...

// Reads "a 12 b 5 c 9", or "aabca": a letter for each hand. A number behind a letter is the number
// of its hands. The error says what is wrong with the text; it ends in a newline.
Result<Votes, Message> votes_in(const std::string& text, std::size_t options);

// Returns a bar for each option, and with a second vote both beside each other, with a heading; the
// percentages of a vote sum to 100; each line ends with a newline and is at most `width` columns
// wide. With `right`, that option is marked.
std::string draw_votes(const std::vector<Votes>& rounds, std::optional<std::size_t> right,
                       std::size_t width, const Translator& translate);

// Returns what to do after the vote of this round: explain, let them discuss, or go on. There is no
// vote after the second.
Message advice(const Votes& votes, std::size_t right, std::size_t round);

// One line of the class file, as JSON: the rounds of one prediction. docs/teaching.md describes it.
struct VoteRecord {
    std::string when; // UTC
    std::string lesson;
    std::string step;
    std::size_t question = 1; // of the step, from 1
    std::vector<Votes> rounds;
    std::optional<std::size_t> right; // nullopt if the run has proved none
};
std::string as_line(const VoteRecord& record);

} // namespace leash
