// The place and the language of this shell's lessons, as lesson/library.hpp needs them.
#pragma once

#include "interpreter/shell.hpp"
#include "lesson/library.hpp"

namespace leash {

LessonSource lesson_source(const Shell& shell);

} // namespace leash
