// Compares a lesson with its translations. In all languages a lesson has the same steps, the same
// lines to type, the same checks, and the same options in the same order. So leash notices an
// option that is in the wrong place in one language. Only texts may differ.
#pragma once

#include "lesson/library.hpp"

#include <optional>

namespace leash {

// Returns the first difference from a file with the same name in the folder of another language,
// with the line of this file. Returns nullopt if no file differs, or if there is no other language.
// An error in the other file is no difference: the check of that file reports the error.
std::optional<FileError> difference_from_translations(const LessonFile& file);

// Returns the first difference of two lessons. Pure.
std::optional<FileError> difference(const Lesson& lesson, const Lesson& other);

} // namespace leash
