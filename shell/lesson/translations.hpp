// A lesson in several languages asks the same in each of them: the same steps, the same lines to
// type, the same checks, and the same options in the same order. So an option that stands in the
// wrong place in one language is seen. Only texts differ.
#pragma once

#include "lesson/library.hpp"

#include <optional>

namespace leash {

// The first difference from a file of the same name in the folder of another language, told at its
// line; nullopt: there is none, or no other language. The faults of the other file are its own.
std::optional<FileError> difference_from_translations(const LessonFile& file);

// Pure: the first difference of two lessons.
std::optional<FileError> difference(const Lesson& lesson, const Lesson& other);

} // namespace leash
