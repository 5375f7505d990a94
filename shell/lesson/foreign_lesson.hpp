// A lesson that is not one of leash's own. Such a lesson is code: leash runs what the file says, as
// the user. So leash lists what a foreign lesson runs, before leash runs it.
//
// Invariant: the list has every line of the lesson that a shell runs, with control characters made
// visible.
#pragma once

#include "base/translator.hpp"
#include "lesson/library.hpp"

#include <string>

namespace leash {

// Returns true if the file is not in a folder of lessons that belongs to this leash (in its source
// tree or in its installation), and not in a folder that the user trusts. A link to a file
// elsewhere is foreign.
bool is_foreign(const LessonSource& source, const std::string& file);

// Says that the lesson is foreign, and lists what it runs; each line ends with a newline.
// `lesson verify` also runs the mistakes.
std::string what_it_runs(const Lesson& lesson, bool with_mistakes, const Translator& translate);

} // namespace leash
