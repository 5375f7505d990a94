// The answers that `lesson verify` has proved, for the advice of `lesson present`: the file
// proved.json in leash's state folder.
//
// Invariant: an answer belongs to one text of a lesson. After a change of the lesson's file there
// is no answer until the lesson is verified again.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace leash {

// The number of the right option, from 0, by the line of the prediction in the file.
using ProvedAnswers = std::map<std::size_t, std::size_t>;

// Returns the answers for the lesson with this hash (Lesson::file_hash). Returns no answers if the
// file is missing or cannot be read.
ProvedAnswers read_proved_answers(const std::string& path, const std::string& file_hash);
Outcome keep_proved_answers(const std::string& path, const std::string& file_hash,
                            const ProvedAnswers& answers);

} // namespace leash
