// `lesson new FILE` writes the template of a lesson. The template passes `lesson verify` as
// written.
#pragma once

#include "base/result.hpp"

#include <string>

namespace leash {

// Returns the text of a lesson with this id, a word such as "exit-or-hangup".
std::string lesson_template(const std::string& id);

// Writes the template to a new file. Fails with EEXIST if the file exists. The lesson's id is the
// id in a name NN-id.md, or else the file's name without .md.
Outcome write_new_lesson(const std::string& path);

} // namespace leash
