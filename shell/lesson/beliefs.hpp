// beliefs.yaml: a sentence for each belief that an option of a prediction names.
//
//   the-kernel: The kernel ends everything that was started on a terminal.
//
// The file stands beside the lessons of its language, lessons/<language>/beliefs.yaml. The verdict
// on a prediction and the summary of a lesson show the sentence.
#pragma once

#include "lesson/document.hpp"

#include <map>
#include <optional>
#include <string>

namespace leash {

using Beliefs = std::map<std::string, std::string>; // the sentence, by the name of the belief

// The file that belongs to a lesson.
std::string beliefs_file_of(const std::string& lesson_file);

// Reads beliefs.yaml. A missing file has no beliefs.
Result<Beliefs, FileError> read_beliefs(const std::string& file);

// The first option of the lesson that names a belief without a sentence; nullopt if every belief
// has its sentence.
std::optional<FileError> belief_without_sentence(const Lesson& lesson, const Beliefs& beliefs);

} // namespace leash
