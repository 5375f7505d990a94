// Where this shell finds its lessons, and in which language: what lesson/library.hpp wants to know
// of a shell.
#pragma once

#include "interpreter/shell.hpp"
#include "lesson/library.hpp"

namespace leash {

LessonSource lesson_source(const Shell& shell);

} // namespace leash
