// `lesson new FILE`: a lesson to begin with, which verifies as it is.
#pragma once

#include "base/result.hpp"

#include <string>

namespace leash {

// The text of a lesson with this id, a word such as "exit-or-hangup".
std::string lesson_template(const std::string& id);

// Writes one to a file that must not be there yet. The id is that of a name NN-id.md, else the name
// without .md.
Outcome write_new_lesson(const std::string& path);

} // namespace leash
