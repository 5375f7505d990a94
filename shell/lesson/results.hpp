// The results of one learner: what `lesson export` writes, and what a learner hands in.
// docs/results.md describes the file.
//
// Invariant: the file says who the learner is only if the learner gives a name. The file has no
// name of a user, a machine, a folder or a process.
#pragma once

#include "base/message.hpp"
#include "base/result.hpp"
#include "lesson/progress.hpp"

#include <map>
#include <string>
#include <string_view>

namespace leash {

struct LearnerResults {
    std::string name;     // empty if the learner has given none
    std::string exported; // when the file was written, UTC
    std::map<std::string, LessonProgress> lessons;
    QuestionRounds questions;
};

// Returns the file, as JSON.
std::string write_results(const LearnerResults& results);
// Returns true if the text is a file of results, of any version.
bool are_results(std::string_view text);
// Reads the text of a file. The error says why the text is no file of results. Never throws.
Result<LearnerResults, Message> read_results(const std::string& text);

} // namespace leash
